using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Fields;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Workflows;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>Reads what a new case can be: the values that the form offers to this person.</summary>
public sealed class ReadNewCase(OperationScopeFactory scopes)
{
    private const string Name = "read.new_case";

    // the languages of the screen, which are always offered
    private static readonly string[] s_languages = ["en", "de", "pl"];

    public async Task<Result<NewCaseChoices>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.NewCaseNotPermitted);
            return await scope.DenyAsync(Name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var db = scope.Db;
        var values = await FieldValues.ReadAsync(db, cancellationToken);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == actor.PersonId, cancellationToken);
        var teams = values.Teams.Where(team => MayOpenFor(scope, team.Key)).ToList();
        return new NewCaseChoices(await TypesAsync(db, cancellationToken), values with { Teams = teams })
        {
            OwnTeam = person?.Teams.FirstOrDefault(key => teams.Any(team => string.Equals(team.Key, key, StringComparison.Ordinal))),
            Regions = await RegionsAsync(scope, cancellationToken),
            Languages = await LanguagesAsync(db, cancellationToken),
            Classifications = ClassificationsOf(scope.Access.Subject),
            Own = await KnownFields.ReadAsync(scope, [], cancellationToken),
        };
    }

    private static bool MayOpenFor(OperationScope scope, string team) =>
        scope
            .Access.Decide(
                AccessOperation.WorkCase,
                AccessResources.OfCase(scope.Actor.TenantId, Guid.Empty, Classifications.Public, region: null, team, assigneeId: null)
            )
            .Permitted;

    // only those with a published workflow: a case begins in its first state
    private static async Task<IReadOnlyList<FieldValue>> TypesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var published = db.Workflows.Published().Select(workflow => workflow.Key);
        var types = await db
            .CaseTypes.AsNoTracking()
            .Where(type => published.Contains(type.WorkflowKey))
            .Select(type => new FieldValue(type.Key, type.Name))
            .ToListAsync(cancellationToken);
        return [.. types.OrderBy(type => type.Words, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static async Task<IReadOnlyList<FieldValue>> RegionsAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var own = scope.Access.Subject.Regions;
        var ofAccounts = await scope.Db.Accounts.Select(row => row.Region).Distinct().ToListAsync(cancellationToken);
        var ofTenant = await scope.Db.Tenants.Select(row => row.Region).ToListAsync(cancellationToken);
        return
        [
            .. ofAccounts
                .OfType<string>()
                .Concat(ofTenant)
                .Concat(own)
                .Where(region => region.Length > 0 && (own.Count == 0 || own.Contains(region)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(region => new FieldValue(region, region)),
        ];
    }

    private static async Task<IReadOnlyList<FieldValue>> LanguagesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var ofPeople = await db
            .People.AsNoTracking()
            .Where(row => row.IsActive)
            .Select(row => row.Languages)
            .ToListAsync(cancellationToken);
        return
        [
            .. ofPeople
                .SelectMany(each => each)
                .Concat(s_languages)
                .Distinct(StringComparer.Ordinal)
                .Select(code => new FieldValue(code, LanguageLabels.Of(code)))
                .OrderBy(each => each.Words, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    private static IReadOnlyList<FieldValue> ClassificationsOf(AccessSubject subject)
    {
        string[] words = [SharedTexts.Public, SharedTexts.Internal, SharedTexts.Confidential, SharedTexts.Restricted];
        return
        [
            .. words
                .Take(subject.Clearance + 1)
                .Select((each, level) => new FieldValue(level.ToString(CultureInfo.InvariantCulture), each)),
        ];
    }
}

/// <summary>What the form of a new case offers.</summary>
/// <param name="Types">Kinds of cases with a published workflow.</param>
/// <param name="Values">Teams for which the person may open a case, issue types and products.</param>
public sealed record NewCaseChoices(IReadOnlyList<FieldValue> Types, FieldValues Values)
{
    /// <summary>The person's own team; null when they are in none.</summary>
    public string? OwnTeam { get; init; }

    /// <summary>Regions that the person works in.</summary>
    public IReadOnlyList<FieldValue> Regions { get; init; } = [];

    public IReadOnlyList<FieldValue> Languages { get; init; } = [];

    /// <summary>Up to the person's clearance.</summary>
    public IReadOnlyList<FieldValue> Classifications { get; init; } = [];

    /// <summary>The fields that the tenant's cases bring along, with the values that occur.</summary>
    public IReadOnlyList<OwnField> Own { get; init; } = [];
}
