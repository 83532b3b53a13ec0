using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>
/// Sets cases aside until a time, or brings them back. Each case is checked and written on its own. A case that has news the actor has not
/// seen is not set aside, and only a supervisor may set aside a colleague's case. The case itself does not change: suggestions stay valid.
/// </summary>
public sealed partial class SetCasesAside(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<SetCasesAside> logger)
{
    /// <summary>The longest time a case can be set aside, in days.</summary>
    public const int MaxDays = 366;

    private const string Name = "set.aside";
    private const string UntilDetail = "until";

    public async Task<Result<AsideOutcome>> RunAsync(Actor actor, SetCasesAsideRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.AsideNotPermitted);
            return await scope.DenyAsync(Name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        if (Objection(request, scope.Now) is { } wrong)
        {
            return Error.Invalid(wrong);
        }

        List<AsideResult> results = [];
        foreach (var wanted in request.Cases.DistinctBy(each => each.CaseId))
        {
            results.Add(await PutAsync(scope, wanted, cancellationToken));
            scope.Db.ChangeTracker.Clear(); // changes that could not be saved must not be saved with the next case
        }

        return new AsideOutcome(results);
    }

    private static string? Objection(SetCasesAsideRequest request, DateTimeOffset now) =>
        request.Cases.Count is 0 or > AssignCases.MaxCases ? Texts.AssignCount.With(AssignCases.MaxCases)
        : request.Cases.Any(each => each.Until <= now) ? Texts.AsideInThePast
        : request.Cases.Any(each => each.Until > now.AddDays(MaxDays)) ? Texts.AsideTooLong.With(MaxDays)
        : null;

    private async Task<AsideResult> PutAsync(OperationScope scope, CaseAside asked, CancellationToken cancellationToken)
    {
        var found = await CaseAccess.FindAsync(scope, asked.CaseId, cancellationToken);
        if (found.Value is not { } row)
        {
            return new(asked.CaseId, null) { Refused = await DenyAsync(scope, asked.CaseId, found.Error!, cancellationToken) };
        }

        if (!CaseAccess.MaySetAside(scope, row) || !await CaseAccess.MayWriteAsync(scope, row, cancellationToken))
        {
            var forbidden = Error.Forbidden(Texts.CaseNotYoursToSetAside);
            return new(row.Id, row.Key) { Refused = await DenyAsync(scope, row.Id, forbidden, cancellationToken) };
        }

        if (asked.Until is not null && row.Revision != asked.Revision)
        {
            return new(row.Id, row.Key) { Refused = Texts.CaseChanged };
        }

        return await WriteAsync(scope, row, asked.Until, cancellationToken);
    }

    private async Task<AsideResult> WriteAsync(
        OperationScope scope,
        CaseRow row,
        DateTimeOffset? until,
        CancellationToken cancellationToken
    )
    {
        var (db, actor, before) = (scope.Db, scope.Actor, row.LookAgainAt);
        SetAside.Put(row, until, actor.PersonId);
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        if (until is { } at)
        {
            details[UntilDetail] = at.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture);
        }

        auditTrail.Append(db, actor.PersonOrNull, new(Name, "case", row.Id.ToString("D"), AuditOutcome.Done, details));
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return new(row.Id, row.Key) { Refused = Texts.CaseChanged };
        }

        LogSetAside(row.Id, until);
        return new(row.Id, row.Key) { Before = before };
    }

    private static async Task<string> DenyAsync(OperationScope scope, Guid caseId, Error error, CancellationToken cancellationToken) =>
        (await scope.DenyAsync(Name, "case", caseId.ToString("D"), error, cancellationToken)).Message;

    [LoggerMessage(EventId = 3007, Level = LogLevel.Information, Message = "Case set aside {CaseId} {Until}")]
    private partial void LogSetAside(Guid caseId, DateTimeOffset? until);
}

/// <summary>Cases to set aside or to bring back.</summary>
public sealed record SetCasesAsideRequest(IReadOnlyList<CaseAside> Cases);

/// <summary>A case as the actor saw it, and until when to set it aside; null brings it back.</summary>
public sealed record CaseAside(Guid CaseId, long Revision, DateTimeOffset? Until);

/// <summary>The result for each case.</summary>
public sealed record AsideOutcome(IReadOnlyList<AsideResult> Results)
{
    public IEnumerable<AsideResult> Done => Results.Where(each => each.Refused is null);

    public IEnumerable<AsideResult> NotDone => Results.Where(each => each.Refused is not null);
}

/// <summary>The result for one case.</summary>
/// <param name="CaseKey">Null when the actor may not know the case exists.</param>
public sealed record AsideResult(Guid CaseId, string? CaseKey)
{
    /// <summary>Until when the case was set aside before; null when it was not.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Why nothing was written, as a sentence.</summary>
    public string? Refused { get; init; }
}
