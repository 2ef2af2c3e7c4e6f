namespace AndonBot.Slack;

/// <summary>Slack's error codes by what they mean for a message.</summary>
internal static class SlackErrors
{
    private static readonly Dictionary<string, SlackFailure> Codes = new()
    {
        ["ratelimited"] = SlackFailure.Throttled,
        ["rate_limited"] = SlackFailure.Throttled,
        ["message_limit_exceeded"] = SlackFailure.Throttled,
        ["fatal_error"] = SlackFailure.Unknown,
        ["internal_error"] = SlackFailure.Unknown,
        ["request_timeout"] = SlackFailure.Unknown,
        ["service_unavailable"] = SlackFailure.Unknown,
        ["invalid_auth"] = SlackFailure.Workspace,
        ["not_authed"] = SlackFailure.Workspace,
        ["account_inactive"] = SlackFailure.Workspace,
        ["token_revoked"] = SlackFailure.Workspace,
        ["token_expired"] = SlackFailure.Workspace,
        ["missing_scope"] = SlackFailure.Scope,
        ["not_allowed_token_type"] = SlackFailure.Workspace,
        ["org_login_required"] = SlackFailure.Workspace,
        ["team_added_to_org"] = SlackFailure.Workspace,
        ["team_access_not_granted"] = SlackFailure.Workspace,
        ["two_factor_setup_required"] = SlackFailure.Workspace,
        ["access_denied"] = SlackFailure.Workspace,
        ["channel_not_found"] = SlackFailure.Destination,
        ["not_in_channel"] = SlackFailure.Destination,
        ["is_archived"] = SlackFailure.Destination,
        ["restricted_action"] = SlackFailure.Destination,
        ["restricted_action_read_only_channel"] = SlackFailure.Destination,
        ["restricted_action_thread_locked"] = SlackFailure.Destination,
        ["restricted_action_thread_only_channel"] = SlackFailure.Destination,
        ["restricted_action_non_threadable_channel"] = SlackFailure.Destination,
        ["posting_to_channel_denied"] = SlackFailure.Destination,
        ["channel_is_limited_access"] = SlackFailure.Destination,
        ["method_not_supported_for_channel_type"] = SlackFailure.Destination,
        ["user_not_found"] = SlackFailure.Destination,
        ["user_disabled"] = SlackFailure.Destination,
        ["user_not_visible"] = SlackFailure.Destination,
        ["cannot_dm_bot"] = SlackFailure.Destination,
        ["messages_tab_disabled"] = SlackFailure.Destination,
        ["no_permission"] = SlackFailure.Destination,
        ["ekm_access_denied"] = SlackFailure.Destination,
        ["invalid_blocks"] = SlackFailure.Content,
        ["invalid_blocks_format"] = SlackFailure.Content,
        ["invalid_arguments"] = SlackFailure.Content,
        ["msg_too_long"] = SlackFailure.Content,
        ["msg_blocks_too_long"] = SlackFailure.Content,
        ["no_text"] = SlackFailure.Content,
        ["metadata_too_large"] = SlackFailure.Content,
        ["invalid_metadata_format"] = SlackFailure.Content,
        ["invalid_metadata_schema"] = SlackFailure.Content,
        ["too_many_attachments"] = SlackFailure.Content,
        ["message_not_found"] = SlackFailure.TargetGone,
        ["cant_update_message"] = SlackFailure.TargetGone,
        ["edit_window_closed"] = SlackFailure.TargetGone,
        ["is_inactive"] = SlackFailure.TargetGone,
        ["thread_not_found"] = SlackFailure.TargetGone,
    };

    private static readonly TimeSpan MessageLimit = TimeSpan.FromMinutes(15);

    /// <param name="needed">The scopes that the method needs, where one is missing.</param>
    public static SlackCallException Refusal(string code, TimeSpan? retryAfter, string? needed = null) => new(
        Codes.GetValueOrDefault(code, SlackFailure.Unlisted), code, code == "message_limit_exceeded" ? MessageLimit : retryAfter)
    {
        Needed = needed,
    };
}
