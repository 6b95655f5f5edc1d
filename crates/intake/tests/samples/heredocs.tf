resource "aws_iam_role" "app" {
  name_prefix        = "app-${var.stage}-"
  assume_role_policy = trimspace(<<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Principal": { "Service": "pods.eks.amazonaws.com" }, "Action": ["sts:AssumeRole", "sts:TagSession"] }]
    }
  EOT
  )
}

resource "aws_eks_pod_identity_association" "app" {
  cluster_name         = "demo"
  namespace            = "shop"
  service_account      = "app"
  role_arn             = aws_iam_role.app.arn
  disable_session_tags = true

  policy = chomp(<<EOT
{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::${var.bucket}/*" }
}
EOT
  )
}

resource "aws_iam_role_policy" "list" {
  name   = "list"
  role   = aws_iam_role.app.name
  policy = sensitive(trimsuffix(<<EOT
{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:List*", "Resource": "*"}}
EOT
  , "\n"))
}

locals {
  unused = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })
  stage  = "test"
}
