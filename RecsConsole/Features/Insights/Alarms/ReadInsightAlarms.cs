using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Alarms;

/// <summary>
/// Reads what must never happen but did: a decision or response without an audit entry, a failed verification, and permission violations.
/// Covers everything the actor may see, so that no filter hides an alarm.
/// </summary>
public sealed class ReadInsightAlarms(OperationScopeFactory scopes, InsightAccess access)
{
    private static readonly InsightFilter s_longest = new() { Days = InsightFilter.Lengths.Max() };

    public async Task<Result<IReadOnlyList<InsightAlarm>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await InsightAccess.OpenAsync(scopes, actor, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var narrowed = await access.NarrowAsync(scope, s_longest, cancellationToken);
        if (!narrowed.IsOk)
        {
            return narrowed.Error;
        }

        return await FindAsync(scope, narrowed.Value, cancellationToken);
    }

    /// <summary>The alarms of an opened scope.</summary>
    internal static async Task<List<InsightAlarm>> FindAsync(
        OperationScope scope,
        InsightContext context,
        CancellationToken cancellationToken
    )
    {
        var run = await VerificationRun.ReadNewestAsync(scope.Db, cancellationToken);
        InsightAlarm?[] found =
        [
            .. Of(await CountedAhead.CountsAsync(context, RollupPart.Alarms, AlarmCounts.ReadAsync, cancellationToken)),
            run is { HasFailed: true } ? new(Texts.VerificationFailed, run.Words) : null,
            await AlertsAsync(context, cancellationToken),
            .. await FiguresAsync(scope, cancellationToken),
        ];
        return [.. found.OfType<InsightAlarm>()];
    }

    // those of the whole tenant, or of the teams whose figures the actor may see
    private static async Task<IEnumerable<InsightAlarm?>> FiguresAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var zone = await InsightAccess.ZoneAsync(scope.Db, cancellationToken);
        var standing = await StandingAlarms.ReadAsync(scope.Db, cancellationToken);
        return standing
            .Where(each => AlarmRights.MayRead(scope, each.Finding.Values.GetValueOrDefault(FindingValues.Team)))
            .Select(each => new InsightAlarm(
                FindingLabels.Of(each.Finding).Words,
                Texts.RaisedOn.With(TimeZoneInfo.ConvertTime(each.At, zone).OnScreen("d MMM yyyy"))
            ));
    }

    // shown only to those who may open the alerts page
    private static async Task<InsightAlarm?> AlertsAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var tenantId = context.Db.TenantId;
        var mayView = context
            .Check.Decide(
                AccessOperation.ViewAlerts,
                new(AccessResourceKind.Tenant, tenantId, tenantId) { Classification = Classifications.Public }
            )
            .Permitted;
        var unseen = mayView ? await context.Db.SecurityAlerts.CountAsync(row => row.SeenAt == null, cancellationToken) : 0;
        return unseen == 0
            ? null
            : new(unseen == 1 ? Texts.OneUnseenAlert : Texts.UnseenAlerts.With(unseen), Texts.UnseenAlertsDetail, Address: "/audit/alerts");
    }

    private static InsightAlarm?[] Of(AlarmCounts counts) =>
        [
            Alarm(counts.Decisions, Texts.DecisionHasNoAuditEntry, Texts.DecisionsHaveNoAuditEntry, new(InsightKind.Audit, "decisions")),
            Alarm(counts.Responses, Texts.AnswerHasNoAuditEntry, Texts.AnswersHaveNoAuditEntry, new(InsightKind.Audit, "responses")),
            Alarm(
                counts.Shown,
                Texts.DecisionShowedWhatItSays,
                Texts.DecisionsShowedWhatTheySay,
                new(InsightKind.Exclusions, PermissionViolations.Figure)
            ),
            Alarm(
                counts.Foreign,
                Texts.AnswerCameFromSomebodyTheDecision,
                Texts.AnswersCameFromSomebodyTheDecision,
                new(InsightKind.Audit, PermissionViolations.Figure)
            ),
            Alarm(
                counts.SelfApproved,
                Texts.RequestWasApprovedByThePerson,
                Texts.RequestsWereApprovedByThePerson,
                new(InsightKind.Approvals, PermissionViolations.Figure)
            ),
            Alarm(
                counts.Reported,
                Texts.SuggestionWasReported,
                Texts.SuggestionsWereReported,
                new(InsightKind.Signals, "reason", DismissReasons.WrongPermission)
            ),
        ];

    private static InsightAlarm? Alarm(int count, string one, string many, InsightDrill cases) =>
        count == 0
            ? null
            : new(
                FormattableString.Invariant($"{count} {(count == 1 ? one : many)}"),
                Texts.InTheLastDays.With(s_longest.Days),
                cases,
                s_longest
            );
}

/// <summary>Something that must not happen.</summary>
/// <param name="Cases">The affected cases, under a filter that shows all of them.</param>
/// <param name="Address">The page with details, when these are not a list of cases.</param>
public sealed record InsightAlarm(
    string Words,
    string Detail,
    InsightDrill? Cases = null,
    InsightFilter? Filter = null,
    string? Address = null
);
