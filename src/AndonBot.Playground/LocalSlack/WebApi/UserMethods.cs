using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using NodaTime;
using NodaTime.Extensions;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The methods users.*.</summary>
internal static class UserMethods
{
    public static JsonObject Info(SlackState state, ApiCall call)
    {
        if (!state.People.TryGetValue(call.Required("user"), out var person))
            throw new SlackErrorException("user_not_found");
        if (person.IsStranger)
            throw new SlackErrorException("user_not_visible");
        return new() { ["user"] = ToJson(state, person) };
    }

    public static JsonObject List(SlackState state, ApiCall call)
    {
        var page = CursorPage<Person>.Of([.. state.People.Values.Where(p => !p.IsStranger)], call, defaultLimit: 1000, maximum: 1000);
        return new()
        {
            ["members"] = new JsonArray([.. page.Items.Select(p => ToJson(state, p))]),
            ["cache_ts"] = state.Now.ToUnixTimeSeconds(),
            ["response_metadata"] = page.Metadata,
        };
    }

    public static JsonObject LookupByEmail(SlackState state, ApiCall call)
    {
        var email = call.Required("email");
        var person =
            state.People.Values.FirstOrDefault(p => !p.IsDeleted && string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase));
        return person is null ? throw new SlackErrorException("users_not_found") : new() { ["user"] = ToJson(state, person) };
    }

    internal static JsonObject ToJson(SlackState state, Person person)
    {
        var team = person.ForeignTeamId ?? state.Settings.TeamId;
        var profile = new JsonObject
        {
            ["title"] = "", ["phone"] = "", ["real_name"] = person.RealName, ["real_name_normalized"] = person.RealName,
            ["display_name"] = person.DisplayName, ["display_name_normalized"] = person.DisplayName, ["status_text"] = "",
            ["status_emoji"] = "",
            ["status_expiration"] = 0, ["team"] = team,
        };
        if (person.Email is not null && state.Scopes.Contains("users:read.email"))
            profile["email"] = person.Email;
        var json = new JsonObject
        {
            ["id"] = person.Id, ["team_id"] = team, ["name"] = person.Handle, ["deleted"] = person.IsDeleted, ["profile"] = profile,
            ["is_bot"] = person.IsBot, ["is_app_user"] = false, ["updated"] = 1_785_990_000,
        };
        // Slack omits the zone and the roles of deactivated people.
        if (person.IsDeleted)
            return json;

        json["real_name"] = person.RealName;
        json["is_admin"] = person.IsAdmin || person.IsOwner || person.IsPrimaryOwner;
        json["is_owner"] = person.IsOwner || person.IsPrimaryOwner;
        json["is_primary_owner"] = person.IsPrimaryOwner;
        json["is_restricted"] = person.IsGuest || person.IsSingleChannelGuest;
        json["is_ultra_restricted"] = person.IsSingleChannelGuest;
        if (person.ForeignTeamId is not null)
            json["is_stranger"] = person.IsStranger;
        if (person.ForeignEnterpriseId is { } enterprise)
            json["enterprise_user"] = new JsonObject { ["id"] = person.Id, ["enterprise_id"] = enterprise, ["teams"] = new JsonArray(team) };
        if (person.TimeZone is { } zone)
        {
            var offset = DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(state.Now.ToInstant());
            (json["tz"], json["tz_label"], json["tz_offset"]) = (zone, zone, offset.Seconds);
        }
        return json;
    }
}
