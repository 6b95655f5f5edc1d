// Values over the border: every function of the door takes what its type says, and answers in the form that its type says, whatever it is given.
// What the answers mean is tested natively; here is tested what only JavaScript can get wrong.

import assert from "node:assert/strict";

const POLICY = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } };
const NARROW = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "*" } };
const SCENARIO = {
    role: { policies: [POLICY] },
    session: { policies: [NARROW] },
    matrix: { actions: ["s3:GetObject", "s3:ListBucket"], resources: ["arn:aws:s3:::reports/q1.csv"] },
};
/** An emoji is one character, two units, four bytes. */
const TYPED = '{"Statement": [{"Sid": "😀", "Effect": "Allow", "Action": "sqs:SendMessage';

const CHECKS = {
    "a scenario is an object or its text": ({ matrix }) => {
        const [object, text] = [matrix(SCENARIO), matrix(JSON.stringify(SCENARIO))];
        assert.deepEqual(object, text);
        assert.deepEqual(object.matrix.cells.map(([cell]) => cell.state), ["allowed", "notApplicable"]);
    },
    "what has no JSON form is a failure": ({ matrix, lint, need, decide, fit }) => {
        for (const value of [undefined, null, 1n, () => 1, Symbol("a")]) {
            for (const ask of [matrix, lint, (value) => need(value, "s3:GetObject"), fit]) {
                const answer = ask(value);
                assert.equal(answer.ok, false);
                assert.ok(answer.diagnostics[0].message && answer.diagnostics[0].help);
            }
            assert.equal(decide(value).verdict, "error");
        }
    },
    "an explanation is a plain object": ({ explain }) => {
        const answer = explain(SCENARIO, "s3:PutObject", "arn:aws:s3:::reports/q1.csv");
        assert.equal(answer.explanation.state, "cutBySession");
        assert.deepEqual(structuredClone(answer), answer);
        assert.equal(explain(SCENARIO, "nonsense", "*").ok, false);
    },
    "lints come with places and words": ({ lint }) => {
        const { ok, diagnostics } = lint({ role: { policies: [{ ...POLICY, Statement: { ...POLICY.Statement, Action: undefined, NotAction: "s3:*" } }] } });
        assert.equal(ok, true);
        const found = diagnostics.find(({ code }) => code === "allow-not-action");
        assert.ok(found.line >= 1 && found.message && found.help);
    },
    "the catalogue is asked by pattern": ({ catalog }) => {
        const { ok, date, actions } = catalog("s3:getobject");
        assert.equal(ok, true);
        assert.match(date, /^\d{4}-\d{2}-\d{2}$/);
        assert.deepEqual(actions.map(({ action, level }) => [action, level]), [["s3:GetObject", "Read"]]);
        assert.equal(catalog("a:b:c").ok, false);
    },
    "wants are text, a list or a policy": ({ need }) => {
        for (const wants of ["s3:GetObject\ns3:PutObject", ["s3:GetObject", "s3:PutObject"], { ...NARROW, Statement: { ...NARROW.Statement, Action: ["s3:GetObject", "s3:PutObject"] } }]) {
            const answer = need(SCENARIO, wants);
            assert.equal(answer.need.satisfied, false);
            const { forgot } = answer.need.shortfalls.find(({ layer }) => layer === "session");
            assert.deepEqual(forgot, ["s3:PutObject"]);
        }
    },
    "a fit has options or none": ({ fit }) => {
        const text = JSON.stringify(POLICY, null, 4);
        for (const options of [undefined, null, {}]) assert.equal(fit(text, options).fit.policy, text);
        assert.equal(fit(text).fit.limit, 2048);
        const { fit: fitted } = fit(text, { kind: "managed", limit: 1, shortenActions: true });
        assert.deepEqual([fitted.fits, fitted.over, fitted.limit], [false, fitted.characters - 1, 1]);
        assert.equal(fit(text, { limit: -1 }).ok, false);
        assert.equal(fit(text, { nonsense: true }).ok, false);
        assert.equal(fit(POLICY).fit.policy, JSON.stringify(POLICY));
    },
    "offsets are those of JavaScript's strings": ({ complete, hover }) => {
        const { range, proposals } = complete(TYPED, TYPED.length);
        assert.equal(TYPED.slice(range.from, range.to), "sqs:SendMessage");
        assert.equal(proposals[0].kind, "action");
        const hovered = hover(TYPED, TYPED.indexOf("Send"));
        assert.equal(TYPED.slice(hovered.range.from, hovered.range.to), "sqs:SendMessage");
        assert.match(hovered.sentence, /^sqs:SendMessage/);
    },
    "any offset and any string will do": ({ complete, hover }) => {
        for (const offset of [0, -1, 1e12, NaN, 24.5, TYPED.indexOf("😀") + 1]) {
            complete(TYPED, offset);
            hover(TYPED, offset);
        }
        assert.equal(hover("", 0), undefined);
        const half = `{"Statement": [{"Sid": "\uD83D", "Action": "s3:GetO`;
        const { range } = complete(half, half.length);
        assert.equal(half.slice(range.from, range.to), "s3:GetO");
    },
    "a code is explained": ({ explainCode }) => {
        const { ok, severity, page } = explainCode("session-deny-only");
        assert.equal(ok, true);
        assert.match(severity, /^(error|warning|info)$/);
        assert.ok(page.startsWith("# session-deny-only"));
        assert.match(explainCode("session-deny-onli").diagnostics[0].help, /session-deny-only/);
    },
};

/** The names of the checks that do not hold, each with what is wrong; and how many there are in all. */
export function check(door) {
    const failed = Object.entries(CHECKS).flatMap(([name, hold]) => {
        try {
            hold(door);
            return [];
        } catch (error) {
            return [`${name}: ${error.message}`];
        }
    });
    return { failed, all: Object.keys(CHECKS).length };
}
