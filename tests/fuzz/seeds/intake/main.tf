locals {
  session = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:aws:s3:::orders/tenant-a/*"
    }]
  })
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]
    principals {
      type        = "Service"
      identifiers = ["pods.eks.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "unused" {
  source_policy_documents = [file("base.json")]
  statement {
    sid       = "Home"
    effect    = "Deny"
    not_actions = ["s3:Get*"]
    resources = ["${aws_s3_bucket.store.arn}/&{aws:username}/*", "arn:aws:s3:::x/$${aws:username}"]
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["orders"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = [var.region]
    }
  }
  dynamic "statement" {
    for_each = var.more
    content { actions = [statement.value] }
  }
}

resource "aws_iam_role" "app" {
  name                 = "app-${var.stage}"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = aws_iam_policy.limits.arn
  tags                 = { team = "orders" }
}

resource "aws_iam_role_policy" "read" {
  name   = "read"
  role   = aws_iam_role.app.id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "${aws_s3_bucket.store.arn}/*" }
      ]
    }
  EOT
}

resource "aws_iam_policy" "list" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:ListAllMyBuckets", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "list" {
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.list.arn
}

resource "aws_iam_role_policy_attachment" "managed" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}

resource "aws_eks_pod_identity_association" "app" {
  cluster_name         = var.cluster
  namespace            = "shop"
  service_account      = "app"
  role_arn             = aws_iam_role.app.arn
  disable_session_tags = true
  policy               = local.session
  tags                 = { team = "orders" }
}

resource "aws_s3_bucket" "store" {
  bucket = "orders"
}

module "other" {
  source = "./other"
}
