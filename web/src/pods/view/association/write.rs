//! The association in the form that somebody's tool reads.

use std::rc::Rc;

use scopedown_association::{Association, Form, Operation, write};
use scopedown_report::sentence;
use yew::prelude::*;

use crate::advisor::app::Shared;
use crate::host::event;
use crate::pods::view::output::Output;
use crate::view::sentence::runs;

#[derive(Properties, PartialEq)]
pub(super) struct WriteProps {
    pub(super) association: Shared<Association>,
}

/// The name of a form for people.
pub(crate) const fn label(form: Form) -> &'static str {
    match form {
        Form::Cli => "AWS CLI, for a POSIX shell",
        Form::PowerShell => "AWS CLI, for PowerShell",
        Form::Eksctl => "eksctl",
        Form::Terraform => "Terraform",
        Form::CloudFormation => "CloudFormation",
        Form::Cdk => "CDK, TypeScript",
        Form::Ack => "AWS Controllers for Kubernetes",
        Form::AssumeRole => "aws sts assume-role, to try it",
    }
}

#[component]
pub(super) fn Write(WriteProps { association }: &WriteProps) -> Html {
    let form = use_state_eq(|| Form::Cli);
    let operation = use_state_eq(|| None::<Operation>);
    let on_form = {
        let form = form.clone();
        Callback::from(move |event: Event| {
            let name = event::text(&event).unwrap_or_default();
            form.set(
                Form::ALL
                    .into_iter()
                    .find(|form| form.name() == name)
                    .unwrap_or(Form::Cli),
            );
        })
    };
    let on_operation = {
        let operation = operation.clone();
        Callback::from(move |event: Event| {
            operation.set(Some(match event::text(&event).as_deref() {
                Some("update") => Operation::Update,
                _ => Operation::Create,
            }));
        })
    };
    let chosen = operation.unwrap_or(Operation::fitting(&association.0));
    let written = write(&association.0, *form, chosen);
    let is_command = matches!(*form, Form::Cli | Form::PowerShell);
    html! {
        <section class="pods-block" aria-label="Write it">
            <h4>{ "Write it" }</h4>
            <div class="pods-fields">
                <div class="pods-field">
                    <label for="pods-form">{ "Form" }</label>
                    <select id="pods-form" onchange={on_form}>
                        { for Form::ALL.into_iter().map(|each| html! { <option value={each.name()} selected={each == *form}>{ label(each) }</option> }) }
                    </select>
                </div>
                if is_command {
                    <div class="pods-field">
                        <label for="pods-operation">{ "Command" }</label>
                        <select id="pods-operation" onchange={on_operation}>
                            <option value="create" selected={chosen == Operation::Create}>{ "create the association" }</option>
                            <option value="update" selected={chosen == Operation::Update}>{ "update the association" }</option>
                        </select>
                    </div>
                }
            </div>
            <Output label={format!("The association for {}", label(*form))} file={format!("association.{}", form.extension())} text={Rc::<str>::from(written.text)} />
            if !written.remarks.is_empty() {
                <ul class="remarks" aria-label="Remarks">{ for written.remarks.iter().map(|remark| html! { <li>{ runs(&sentence(&remark.message())) }</li> }) }</ul>
            }
        </section>
    }
}
