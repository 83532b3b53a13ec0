using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Demo.Lived;

/// <summary>
/// Simulates the second person behind risky steps of the simulated days. A risky step that was done had been requested and approved; one
/// that was suggested when another, harmless step was taken had been requested and rejected.
/// </summary>
internal sealed class LivedApprovals
{
    private const double AsksAfter = 0.2;
    private const double DecidesAfter = 0.8;
    private static readonly TimeSpan s_deadline = TimeSpan.FromHours(24);
    private static readonly Dictionary<string, string> s_noAttributes = [];

    private static readonly string[] s_justifications =
    [
        "Nothing else we tried has helped, and the customer waits.",
        "The customer asked for it, and I checked who is asking.",
        "The checks are done and point to this.",
    ];

    private static readonly string[] s_refusals =
    [
        "Please rule out the usual cause first.",
        "Too early: let the customer answer before we do this.",
        "This has to wait for the evening, too many people would notice it now.",
    ];

    private readonly AccessPolicy _policy;
    private readonly ILogger<LivedApprovals> _logger;
    private readonly IReadOnlyList<PersonRow> _people;
    private readonly Dictionary<string, ActionRow> _actions;

    private LivedApprovals(IServiceProvider services, IReadOnlyList<PersonRow> people, IEnumerable<ActionRow> actions)
    {
        (_policy, _people) = (services.GetRequiredService<AccessPolicy>(), people);
        _logger = services.GetRequiredService<ILogger<LivedApprovals>>();
        _actions = actions.NewestOfEach(row => row.Key, row => row.Version).ToDictionary(row => row.Key, StringComparer.Ordinal);
    }

    public static async Task<LivedApprovals> OpenAsync(IServiceProvider services, ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking().Where(row => row.IsActive).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return new(services, people, await db.Actions.AsNoTracking().Published().ToListAsync(cancellationToken));
    }

    /// <summary>
    /// The decided request behind a response; null when none was needed. The response becomes the request of the operator, and an approved
    /// step refers to the request.
    /// </summary>
    public async Task<ApprovalRequestRow?> AskAsync(
        ConsoleDbContext db,
        LivedStep step,
        RecordedDecision decision,
        ResponseRow response,
        CancellationToken cancellationToken
    )
    {
        var random = SimulationRandom.For(SeedDemoTenants.Seed, $"approval {response.Id:D}");
        if (RequestOf(response, decision) is not { } wanted)
        {
            return null;
        }

        var request = await RequestOfAsync(db, step, decision, response, wanted, cancellationToken);
        if (ApproverOf(request, step.Case.Row, wanted.Action) is not { } approver)
        {
            return null;
        }

        (request.DecidedById, request.Reason) = (approver, wanted.Rejected is null ? null : random.Pick(s_refusals));
        (response.At, response.Note) = (request.RequestedAt, random.Pick(s_justifications));
        if (wanted.Rejected is { } rejected)
        {
            (response.Kind, response.Reason, response.ChosenActionKey) = (ResponseKind.Accept, null, null);
            (response.ItemId, response.Rank) = (rejected.Id, rejected.Rank);
        }

        return request;
    }

    private static async Task<ApprovalRequestRow> RequestOfAsync(
        ConsoleDbContext db,
        LivedStep step,
        RecordedDecision decision,
        ResponseRow response,
        SimulatedRequest wanted,
        CancellationToken cancellationToken
    )
    {
        var (action, span) = (wanted.Action, step.Step.At - step.LookedAt);
        var at = Timestamps.Round(step.LookedAt + (span * AsksAfter));
        // decided immediately: it is never compared with a later state
        var binding = await ApprovalBinding.ReadAsync(
            db,
            step.Case.Row,
            new(action, FieldsJson: null),
            decision.Row,
            at,
            cancellationToken
        );
        return new()
        {
            TenantId = response.TenantId,
            Id = response.Id,
            CaseId = response.CaseId,
            ActionKey = action.Key,
            ActionVersion = action.Version,
            RequestedById = response.ActorId,
            RequestedAt = at,
            DecisionId = response.DecisionId,
            Status = wanted.Rejected is null ? ApprovalStatus.Approved : ApprovalStatus.Rejected,
            BindingHash = binding,
            Deadline = at + s_deadline,
            DecidedAt = wanted.Rejected is null ? step.Step.At : Timestamps.Round(step.LookedAt + (span * DecidesAfter)),
            Revision = 1,
        };
    }

    /// <summary>The audit entry of the second person's decision.</summary>
    public static AuditEvent EntryOf(ApprovalRequestRow request) =>
        new(
            request.Status is ApprovalStatus.Approved ? "approve.action" : "reject.action",
            "approval",
            request.Id.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["case"] = request.CaseId.ToString("D"),
                ["action"] = request.ActionKey,
                ["requestedBy"] = request.RequestedById.ToString("D"),
                ["binding"] = request.BindingHash,
                ["changed"] = "no",
            }
        );

    /// <summary>The attributes of an approved step: its own, the request and the approver.</summary>
    public static string AttributesOf(CaseEventRow step, ApprovalRequestRow request) =>
        JsonSerializer.Serialize(
            new Dictionary<string, string>(
                JsonSerializer.Deserialize<Dictionary<string, string>>(step.AttributesJson) ?? s_noAttributes,
                StringComparer.Ordinal
            )
            {
                [CaseSteps.ApprovalAttribute] = request.Id.ToString("D"),
                [CaseSteps.ApproverAttribute] = request.DecidedById!.Value.ToString("D"),
            }
        );

    // the step that was done, if it is risky; otherwise the risky one in the list that was not done
    private SimulatedRequest? RequestOf(ResponseRow response, RecordedDecision decision)
    {
        if (response.ItemKind is not ItemKind.Action || response.Kind is ResponseKind.Dismiss)
        {
            return null;
        }

        if (RiskyOf(response.ChosenActionKey ?? response.ItemId, decision.Subject) is { } done)
        {
            return new(done, Rejected: null);
        }

        var shown = decision.Shown.Single(slate => slate.Kind == SlateKind.Action);
        return response.Kind is ResponseKind.Override
            ? shown
                .Items.Take(shown.Size)
                .Select(item => RiskyOf(item.Id, decision.Subject) is { } action ? new SimulatedRequest(action, item) : null)
                .FirstOrDefault(wanted => wanted is not null)
            : null;
    }

    private ActionRow? RiskyOf(string? key, AccessSubject subject) =>
        key is not null
        && _actions.GetValueOrDefault(key) is { } action
        && ActionRisk.HandlingOf(action, subject) is ActionHandling.SecondPerson
            ? action
            : null;

    // members of the case's team first
    private Guid? ApproverOf(ApprovalRequestRow request, CaseRow row, ActionRow action)
    {
        var resource = ActionRisk.ApprovalOf(request, row, action);
        return _people
            .OrderByDescending(person => row.TeamKey is { } team && person.Teams.Contains(team))
            .ThenBy(person => person.Id)
            .FirstOrDefault(person =>
                new AccessCheck(_policy, SubjectReader.Of(person), request.RequestedAt, _logger)
                    .Decide(AccessOperation.ApproveAction, resource)
                    .Permitted
            )
            ?.Id;
    }

    /// <param name="Rejected">The suggestion that was requested and rejected; null for a step that was approved and done.</param>
    private sealed record SimulatedRequest(ActionRow Action, SlateItem? Rejected);
}
