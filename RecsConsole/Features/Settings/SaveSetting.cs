using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Settings;

/// <summary>
/// Changes one of the actor's own settings. Appearance is not audited; notifications, keyboard shortcuts and the time zone are.
/// </summary>
public sealed class SaveSetting(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "save.setting";
    public const string On = "on";
    public const string Off = "off";

    public async Task<Result<OwnSettings>> RunAsync(Actor actor, SaveSettingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!IsKnown(request))
        {
            return Error.Invalid(Texts.UnknownValue);
        }

        var saved = request.Setting is SettingName.TimeZone or SettingName.ByRules
            ? await SaveProfileAsync(scope, request, cancellationToken)
            : await SettingsOfPerson.ChangeAsync(
                scope,
                settings => Changed(settings, request),
                cancellationToken,
                () => Audit(scope, request)
            );
        return saved.IsOk ? await AnswerAsync(scope, saved.Value, cancellationToken) : saved.Error;
    }

    private static async Task<OwnSettings> AnswerAsync(OperationScope scope, PersonalSettings settings, CancellationToken cancellationToken)
    {
        var person = await scope
            .Db.People.AsNoTracking()
            .Where(row => row.Id == scope.Actor.PersonId)
            .Select(row => new { row.TimeZone, row.IsByRulesOnly })
            .SingleAsync(cancellationToken);
        return new(settings, person.TimeZone, person.IsByRulesOnly);
    }

    private static bool IsKnown(SaveSettingRequest request) =>
        request.Setting switch
        {
            SettingName.TimeZone => ZoneList.Find(request.Value) is not null,
            SettingName.Language => PersonalSettings.Languages.Contains(request.Value, StringComparer.Ordinal),
            SettingName.Theme => PersonalSettings.Themes.Contains(request.Value, StringComparer.Ordinal),
            SettingName.Density => PersonalSettings.Densities.Contains(request.Value, StringComparer.Ordinal),
            SettingName.Rail => PersonalSettings.Rails.Contains(request.Value, StringComparer.Ordinal),
            SettingName.SingleKeys or SettingName.ByRules or SettingName.Mail or SettingName.Digest => request.Value is On or Off,
            _ => MuteGroups.All.ContainsKey(request.Value),
        };

    private static PersonalSettings Changed(PersonalSettings settings, SaveSettingRequest request) =>
        request.Setting switch
        {
            SettingName.Language => settings with { Language = request.Value },
            SettingName.Theme => settings with { Theme = request.Value },
            SettingName.Density => settings with { Density = request.Value },
            SettingName.Rail => settings with { Rail = request.Value },
            SettingName.SingleKeys => settings with { HasSingleKeys = request.Value is On },
            SettingName.Mail => settings with { IsMailed = request.Value is On },
            SettingName.Digest => settings with { HasDigest = request.Value is On },
            SettingName.Hear => settings with { Muted = [.. settings.Muted.Except([request.Value], StringComparer.Ordinal)] },
            _ => settings with { Muted = [.. settings.Muted.Union([request.Value], StringComparer.Ordinal)] },
        };

    // The time zone and the order are also in the profile that administrators edit, so they change its revision.
    private async Task<Result<PersonalSettings>> SaveProfileAsync(
        OperationScope scope,
        SaveSettingRequest request,
        CancellationToken cancellationToken
    )
    {
        var person = await scope.Db.People.SingleAsync(row => row.Id == scope.Actor.PersonId, cancellationToken);
        if (Apply(person, request))
        {
            person.Revision++;
            var id = person.Id.ToString("D");
            ChangeFeed.Append(scope.Db, ChangeKind.Person, id, scope.Now);
            ChangeFeed.Append(scope.Db, ChangeKind.Settings, id, scope.Now);
            Audit(scope, request);
            if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
            {
                return Error.Conflict(Texts.ZoneNotSaved);
            }
        }

        return await SettingsOfPerson.ReadAsync(scope, cancellationToken);
    }

    // whether the value changes
    private static bool Apply(PersonRow person, SaveSettingRequest request)
    {
        var before = (person.TimeZone, person.IsByRulesOnly);
        if (request.Setting is SettingName.TimeZone)
        {
            person.TimeZone = request.Value;
        }
        else
        {
            person.IsByRulesOnly = request.Value is On;
        }

        return before != (person.TimeZone, person.IsByRulesOnly);
    }

    private void Audit(OperationScope scope, SaveSettingRequest request)
    {
        if (request.Setting is SettingName.Language or SettingName.Theme or SettingName.Density or SettingName.Rail)
        {
            return;
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["setting"] = request.Setting.ToString().ToLowerInvariant(),
            ["value"] = request.Value,
        };
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(Name, "person", scope.Actor.PersonId.ToString("D"), AuditOutcome.Done, details)
        );
    }
}

/// <summary>A setting and its new value.</summary>
public sealed record SaveSettingRequest(SettingName Setting, string Value);
