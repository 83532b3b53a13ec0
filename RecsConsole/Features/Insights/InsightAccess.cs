using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Insights;

/// <summary>
/// The first step of every operation of this feature: the permission itself, then its scope. A supervisor sees figures of their own teams,
/// admins and auditors of the whole tenant; a filter for another team is refused and recorded.
/// </summary>
public sealed class InsightAccess(AuditTrail auditTrail, SlateOutcomes outcomes, OptionalModels models)
{
    internal const string Read = "view.insights";

    /// <summary>The first step of each operation: checks the permission.</summary>
    internal static Task<OperationScope> OpenAsync(OperationScopeFactory scopes, Actor actor, CancellationToken cancellationToken) =>
        scopes.OpenAsync(actor, AccessOperation.ViewInsights, Read, cancellationToken);

    /// <summary>The first step of an operation about the whole tenant: checks the permission of those who see all of its figures.</summary>
    internal static Task<OperationScope> OpenWholeAsync(OperationScopeFactory scopes, Actor actor, CancellationToken cancellationToken) =>
        scopes.OpenAsync(actor, AccessOperation.ViewAudit, Read, cancellationToken);

    /// <summary>The rows whose figures the actor may see, narrowed by the filter.</summary>
    /// <param name="anew">Counts now, even if a job counted ahead.</param>
    internal async Task<Result<InsightContext>> NarrowAsync(
        OperationScope scope,
        InsightFilter? filter,
        CancellationToken cancellationToken,
        bool anew = false
    )
    {
        var (db, check) = (scope.Db, scope.Access);
        ArgumentNullException.ThrowIfNull(filter);
        var widest = await WidestAsync(db, check, cancellationToken);
        if (!widest.IsWhole && filter.Team is { } team && !widest.Permitted.Contains(team, StringComparer.Ordinal))
        {
            return await RefuseAsync(db, scope.Actor, team, cancellationToken);
        }

        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var limits = settings.Part.FieldLimits;
        if (FigurePurpose.Refuse(limits, FigurePurpose.Of(filter)) is { } withheld)
        {
            return withheld;
        }

        var reach = widest with { Team = filter.Team, Role = filter.Role, Workflow = filter.Workflow };
        var usualDays = anew || filter.HasOwnDates ? (int?)null : filter.Days;
        return await ContextAsync(scope, reach, filter, settings, usualDays, cancellationToken);
    }

    /// <summary>All rows of the tenant in the default period, for operations run by jobs.</summary>
    internal async Task<InsightContext> OfTenantAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var settings = await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken);
        return await ContextAsync(scope, new(IsWhole: true, []), new(), settings, usualDays: null, cancellationToken);
    }

    private async Task<InsightContext> ContextAsync(
        OperationScope scope,
        InsightScope reach,
        InsightFilter filter,
        TenantConfiguration settings,
        int? usualDays,
        CancellationToken cancellationToken
    )
    {
        var zone = await ZoneAsync(scope.Db, cancellationToken);
        var consents = await Consents.ReadAsync(scope.Db, settings, cancellationToken);
        return new(scope.Db, scope.Access, reach, InsightPeriod.From(filter, zone, scope.Now), outcomes, scope.Now)
        {
            Models = models,
            UsualDays = usualDays,
            Limits = settings.Part.FieldLimits,
            Consents = consents,
            UncoveredPeople = await UncoveredAsync(scope.Db, consents, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<Guid>> UncoveredAsync(
        ConsoleDbContext db,
        Consents consents,
        CancellationToken cancellationToken
    ) =>
        consents.RequiresConsent(FieldClass.People)
            ? [.. (await db.People.Select(row => row.Id).ToListAsync(cancellationToken)).Where(id => !consents.CoversPerson(id))]
            : [];

    /// <summary>The tenant's time zone, which defines the days.</summary>
    internal static async Task<TimeZoneInfo> ZoneAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        TimeZones.Find(
            await db
                .Tenants.Where(tenant => tenant.Id == db.TenantId)
                .Select(tenant => tenant.TimeZone)
                .FirstOrDefaultAsync(cancellationToken)
        ) ?? TimeZoneInfo.Utc;

    // The policy is checked for each team; the whole tenant, with cases that belong to no team, is for those who may read its audit trail.
    internal static async Task<InsightScope> WidestAsync(ConsoleDbContext db, AccessCheck check, CancellationToken cancellationToken)
    {
        var tenant = new AccessResource(AccessResourceKind.Tenant, db.TenantId, db.TenantId) { Classification = Classifications.Public };
        var teams = await db
            .Teams.AsNoTracking()
            .OrderBy(team => team.Name)
            .ThenBy(team => team.Key)
            .Select(team => team.Key)
            .ToListAsync(cancellationToken);
        return new(
            check.Decide(AccessOperation.ViewAudit, tenant).Permitted,
            [.. teams.Where(team => check.Decide(AccessOperation.ViewInsights, tenant with { Teams = [team] }).Permitted)]
        );
    }

    private async Task<Error> RefuseAsync(ConsoleDbContext db, Actor actor, string team, CancellationToken cancellationToken)
    {
        auditTrail.Append(db, actor.PersonOrNull, new(Read, "team", team, AuditOutcome.Denied));
        await db.SaveChangesAsync(cancellationToken);
        return Error.Forbidden(Texts.TeamNotPermitted);
    }
}
