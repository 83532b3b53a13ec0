using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Proposes that a model may rank, as a pilot for a share of people or live for all; a second person decides. The gate is checked first. A
/// training proposes what it has made by itself, if it is clearly better than what ranks.
/// </summary>
public sealed class ProposePromotion(ModelSteps steps, ModelGate gate)
{
    internal const string Name = "propose.model";

    private static readonly ModelStepKind s_byTraining = new(Name, ModelLife.Proposed) { IsForJobs = true };

    public Task<Result<ModelStepResult>> RunAsync(Actor actor, ProposePromotionRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(
            actor,
            request?.Step,
            new(Name, ModelLife.Proposed, NeedsWhy: true),
            (step, token) => ProposeAsync(step, request!, token),
            cancellationToken
        );

    /// <summary>
    /// Proposes a model that a job has trained as live for all. Refused unless it ranks clearly better than what ranks now and no model of
    /// its kind waits for a decision; a refusal changes nothing.
    /// </summary>
    internal Task<Result<ModelStepResult>> RunForJobAsync(Actor job, string version, CancellationToken cancellationToken) =>
        steps.MoveAsync(
            job,
            new(version, Revision: 0),
            s_byTraining,
            async (step, token) =>
                await NotBetterAsync(step.Db, step.Row, token) is { } error
                    ? error
                    : await ProposeAsync(step, new(new(version, step.Row.Revision), ModelStatus.Live, 100, [], []), token),
            cancellationToken
        );

    private static async Task<Error?> NotBetterAsync(ConsoleDbContext db, ModelRow row, CancellationToken cancellationToken)
    {
        if (await db.Models.AnyAsync(other => other.Kind == row.Kind && other.ProposedStatus != null, cancellationToken))
        {
            return Error.Conflict(Texts.AnotherIsProposed);
        }

        return ModelGate.ReportOf(row.ReportJson)?.OverPresentOf(ModelReport.Ndcg) is { N: > 0, Low: > 0 }
            ? null
            : Error.Invalid(Texts.NotClearlyBetter.With(row.Version));
    }

    private async Task<Result<string>> ProposeAsync(ModelStep step, ProposePromotionRequest request, CancellationToken cancellationToken)
    {
        var row = step.Row;
        if (row.Status is ModelStatus.Live)
        {
            return Error.Invalid(Texts.AlreadyLive.With(row.Version));
        }

        if (row.ProposedStatus is not null)
        {
            return Error.Conflict(Texts.AlreadyProposed.With(row.Version));
        }

        var judged = await gate.JudgeAsync(step.Db, row, cancellationToken);
        if (judged.Refusal is { } refusal)
        {
            return Error.Invalid(refusal);
        }

        step.Golden = judged.Golden;

        if (await WrongShareAsync(step.Db, request, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        Write(step, request);
        await ModelNews.NotifyDecidersAsync(step.Db, row, step.Now, cancellationToken);
        return Texts.IsProposed.With(row.Version, ModelLabels.Share(request.Status, ModelShare.Proposed(row)));
    }

    private static void Write(ModelStep step, ProposePromotionRequest request)
    {
        var (row, isPilot) = (step.Row, request.Status is ModelStatus.Pilot);
        (row.ProposedById, row.ProposedAt) = (step.Actor.PersonOrNull, step.Now);
        (row.ProposedWhy, row.ProposedStatus) = (step.Why, request.Status);
        row.ProposedWindowHours = isPilot ? request.WindowHours : 0;
        row.ProposedPercent =
            !isPilot ? 100
            : request.WindowHours > 0 ? Switchback.Percent
            : request.Percent;
        row.ProposedTeams = isPilot ? [.. request.Teams.Distinct(StringComparer.Ordinal)] : [];
        row.ProposedRoles = isPilot ? [.. request.Roles.Distinct(StringComparer.Ordinal)] : [];
    }

    private static async Task<Error?> WrongShareAsync(
        ConsoleDbContext db,
        ProposePromotionRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Status is ModelStatus.Live)
        {
            return null;
        }

        if (request.Status is not ModelStatus.Pilot)
        {
            return Error.Invalid(Texts.ProposeItAsPilotOrLive);
        }

        if (WrongNumber(request) is { } wrong)
        {
            return wrong;
        }

        if (request.Roles.FirstOrDefault(role => !ConsoleRole.All.Contains(role, StringComparer.Ordinal)) is { } odd)
        {
            return Error.Invalid(Texts.ThereIsNoRole.With(odd));
        }

        var known = await db.Teams.Select(team => team.Key).ToListAsync(cancellationToken);
        return request.Teams.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } team
            ? Error.Invalid(Texts.ThereIsNoTeamInThisTenant.With(team))
            : null;
    }

    private static Error? WrongNumber(ProposePromotionRequest request) =>
        request.WindowHours is < 0 or > Switchback.MaxHours
            ? Error.Invalid(Texts.AWindowHasHours.With(Switchback.MinHours, Switchback.MaxHours))
        : request.WindowHours == 0 && request.Percent is < 1 or > 100 ? Error.Invalid(Texts.APilotRanksOneTo100)
        : null;
}

/// <param name="Status">pilot or live.</param>
/// <param name="Percent">Percentage of people, 1 to 100, for a pilot.</param>
/// <param name="Teams">Only cases of these teams; empty means all.</param>
/// <param name="Roles">Only people with one of these roles; empty means all.</param>
public sealed record ProposePromotionRequest(
    ModelStepRequest Step,
    ModelStatus Status,
    int Percent,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Roles
)
{
    /// <summary>For a pilot by time window: the length of a window; 0 for one by person.</summary>
    public int WindowHours { get; init; }
}
