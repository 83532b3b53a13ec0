using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>Adds or changes the permissions of a group. On a change, everyone signed in through the provider must sign in again.</summary>
public sealed class SaveSignInGroup(OperationScopeFactory scopes, AuditTrail auditTrail, VouchedSessions vouchedSessions)
{
    /// <summary>Maximum length of a group name, in characters.</summary>
    public const int MaxCharacters = 200;

    private const int MaxGroups = 500;
    private const string Name = "save.sign_in_group";

    /// <summary>Returns how many sessions ended.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, SignInGroup request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var wanted = request with { Group = request.Group.Trim(), Teams = [.. request.Teams.Distinct(StringComparer.Ordinal)] };
        var db = scope.Db;
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var lost = await scope.AuthorizeAgainAsync(AccessOperation.ManagePeople, Name, cancellationToken);
        var wrong = lost ?? await ProblemOfAsync(scope, wanted, cancellationToken);
        var isChanged = wrong is null && await WriteAsync(scope, wanted, cancellationToken);
        if (wrong is null ? !await db.TrySaveChangesAsync(cancellationToken) : wrong.Kind != ErrorKind.Forbidden)
        {
            return wrong ?? Error.Conflict(Texts.SsoGroupsChanged);
        }

        await transaction.CommitAsync(cancellationToken); // commits the audited denial too
        return wrong is not null ? wrong
            : isChanged ? await vouchedSessions.EndOthersAsync(actor, CancellationToken.None)
            : 0;
    }

    private static async Task<Error?> ProblemOfAsync(OperationScope scope, SignInGroup wanted, CancellationToken cancellationToken)
    {
        if (wanted.Group.Length is 0 or > MaxCharacters || wanted.Group.Any(char.IsControl))
        {
            return Error.Invalid(Texts.SsoGroupMissing.With(MaxCharacters));
        }

        if (
            !ConsoleRole.All.Contains(wanted.Role, StringComparer.Ordinal)
            || wanted.Clearance is < Classifications.Public or > Classifications.Restricted
        )
        {
            return Error.Invalid(Texts.SsoRoleMissing);
        }

        var known = await scope.Db.Teams.Select(row => row.Key).ToListAsync(cancellationToken);
        if (wanted.Teams.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            return Error.Invalid(Texts.SsoNoSuchTeam.With(unknown.Length <= 40 ? unknown : unknown[..40]));
        }

        if (await scope.Db.SignInGroups.CountAsync(cancellationToken) >= MaxGroups)
        {
            return Error.Invalid(Texts.SsoTooManyGroups.With(MaxGroups));
        }

        // whoever could give a group more than they have could give it to themselves
        return wanted.Clearance > scope.Access.Subject.Clearance
            ? await scope.DenyAsync(Name, "group", wanted.Group, Error.Forbidden(Texts.SsoAboveOwnClearance), cancellationToken)
            : null;
    }

    /// <summary>True where the group gave something else before.</summary>
    private async Task<bool> WriteAsync(OperationScope scope, SignInGroup wanted, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var before = await db.SignInGroups.FindAsync([db.TenantId, wanted.Group], cancellationToken);
        var row =
            before
            ?? new SignInGroupRow
            {
                TenantId = db.TenantId,
                Group = wanted.Group,
                Role = wanted.Role,
            };
        if (
            before is not null
            && string.Equals(row.Role, wanted.Role, StringComparison.Ordinal)
            && row.Clearance == wanted.Clearance
            && row.Teams.SequenceEqual(wanted.Teams, StringComparer.Ordinal)
        )
        {
            return false; // a repeated request
        }

        (row.Role, row.Teams, row.Clearance) = (wanted.Role, [.. wanted.Teams], wanted.Clearance);
        if (before is null)
        {
            db.SignInGroups.Add(row);
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["role"] = wanted.Role,
            ["teams"] = string.Join(' ', wanted.Teams),
            ["clearance"] = wanted.Clearance.ToString(CultureInfo.InvariantCulture),
        };
        auditTrail.Append(db, scope.Actor.PersonOrNull, new(Name, "group", ReferenceOf(wanted.Group), AuditOutcome.Done, details));
        return before is not null;
    }

    /// <summary>The group's reference in the trail.</summary>
    internal static string ReferenceOf(string group) => group.Length <= 100 ? group : group[..100];
}
