#!/bin/bash
# Hands the engine credentials that read the weights and nothing else: the box's own stay out of its reach.
set -euo pipefail
umask 077
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

assume_reader() {
  said=$(aws sts assume-role --role-arn "$LLM_READER_ROLE" --role-session-name "$LLM_INSTANCE_ID" \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
}

mkdir -p "$LLM_READER_FOLDER"
chown "$LLM_ENGINE_USER:$LLM_ENGINE_GROUP" "$LLM_READER_FOLDER"
chmod 0500 "$LLM_READER_FOLDER"
retry 5 assume_reader
IFS=$'\t' read -r key secret token <<< "$said"
printf '[default]\naws_access_key_id = %s\naws_secret_access_key = %s\naws_session_token = %s\n' "$key" "$secret" "$token" > "$LLM_READER_FOLDER/credentials.new"
chown "$LLM_ENGINE_USER:$LLM_ENGINE_GROUP" "$LLM_READER_FOLDER/credentials.new"
chmod 0400 "$LLM_READER_FOLDER/credentials.new"
mv "$LLM_READER_FOLDER/credentials.new" "$LLM_READER_FOLDER/credentials"
