using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo.Rows;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Demo.Lived;

/// <summary>
/// Simulates impressions and responses from what people then did: a suggested step is accepted when it is the one they take, a document
/// when they read it for the step; another step is often recorded as an override. Drawn separately for each decision, and reproducible for
/// a seed.
/// </summary>
internal sealed class LivedAnswers
{
    private const double FeedbackShare = 0.9;
    private const double OverrideShare = 0.55;
    private const double Dismisses = 0.2;
    private const double ScrollsToPeople = 0.6;
    private const double OpensADocument = 0.2;
    private static readonly TimeSpan s_onScreen = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_readFor = TimeSpan.FromHours(2);

    private static readonly KeyValuePair<string, double>[] s_reasons =
    [
        new(DismissReasons.NotApplicable, 0.5),
        new(DismissReasons.AlreadyTried, 0.25),
        new(DismissReasons.NotUseful, 0.15),
        new(DismissReasons.BadExplanation, 0.1),
    ];

    private readonly LivedStep _step;
    private readonly DecisionRow _decision;
    private readonly IReadOnlyList<Recommendation> _slates;
    private readonly SimulationRandom _random;
    private readonly HashSet<string> _readNow;

    private LivedAnswers(LivedStep step, DecisionRow decision, IReadOnlyList<Recommendation> slates, ulong seed)
    {
        (_step, _decision, _slates) = (step, decision, slates);
        _random = SimulationRandom.For(seed, FormattableString.Invariant($"answers {step.Case.Row.Key} {step.Step.Ordinal}"));
        _readNow =
        [
            .. step
                .Case.Documents.Where(row => row.At >= step.LookedAt && row.At < step.Step.At + s_readFor)
                .Select(row => row.DocumentKey),
        ];
    }

    /// <summary>Rows of the impressions and responses.</summary>
    public static LivedRows Of(LivedStep step, DecisionRow decision, IReadOnlyList<Recommendation> slates, ulong seed)
    {
        var lived = new LivedAnswers(step, decision, slates, seed);
        return new([.. lived.Seen()], [.. lived.OnSteps(), .. lived.OnDocuments()]);
    }

    private IEnumerable<ImpressionRow> Seen()
    {
        var people = _random.Chance(ScrollsToPeople);
        foreach (var slate in _slates.Where(each => each.Kind != SlateKind.Expert || people))
        {
            foreach (var item in slate.Items.Take(slate.Size))
            {
                var opens = slate.Kind is SlateKind.Document && (_readNow.Contains(item.Id) || _random.Chance(OpensADocument));
                yield return new()
                {
                    TenantId = _decision.TenantId,
                    DecisionId = _decision.Id,
                    Kind = slate.Kind.ToItemKind(),
                    ItemId = item.Id,
                    Rank = item.Rank,
                    SeenAt = _step.LookedAt + s_onScreen,
                    ViewedAt = opens ? _step.LookedAt + (2 * s_onScreen) : null,
                };
            }
        }
    }

    private IEnumerable<ResponseRow> OnSteps()
    {
        var items = ItemsOf(SlateKind.Action);
        var taken = items.FirstOrDefault(item => string.Equals(item.Id, _step.Step.Activity, StringComparison.Ordinal));
        if (taken is not null)
        {
            if (_random.Chance(FeedbackShare))
            {
                yield return Row(ResponseKind.Accept, SlateKind.Action, taken);
            }
        }
        else if (_random.Chance(OverrideShare))
        {
            var instead = Row(ResponseKind.Override, SlateKind.Action, items.Count > 0 ? items[0] : null);
            (instead.Reason, instead.ChosenActionKey) = (Reason(), _step.Step.Activity);
            yield return instead;
        }

        if (items.FirstOrDefault(item => item != taken && item.RequiredByPolicy is null) is { } other && _random.Chance(Dismisses))
        {
            var away = Row(ResponseKind.Dismiss, SlateKind.Action, other);
            (away.At, away.Reason) = (_step.LookedAt + (4 * s_onScreen), Reason());
            yield return away;
        }
    }

    private IEnumerable<ResponseRow> OnDocuments() =>
        ItemsOf(SlateKind.Document)
            .Where(item => _readNow.Contains(item.Id))
            .Select(item => Row(ResponseKind.Accept, SlateKind.Document, item));

    private ResponseRow Row(ResponseKind kind, SlateKind slate, SlateItem? item) =>
        new()
        {
            TenantId = _decision.TenantId,
            Id = DemoIds.Of(
                "response",
                FormattableString.Invariant($"{_decision.CaseId:D} {_step.Step.Ordinal} {kind} {slate} {item?.Id}")
            ),
            DecisionId = _decision.Id,
            CaseId = _decision.CaseId,
            ActorId = _decision.ActorId,
            Kind = kind,
            ItemKind = slate.ToItemKind(),
            ItemId = item?.Id,
            Rank = item?.Rank,
            At = _step.Step.At,
        };

    private string Reason() => _random.PickWeighted(s_reasons, each => each.Value).Key;

    private List<SlateItem> ItemsOf(SlateKind kind) =>
        [.. _slates.Where(slate => slate.Kind == kind).SelectMany(slate => slate.Items.Take(slate.Size))];
}

/// <summary>Rows written for one decision.</summary>
internal sealed record LivedRows(IReadOnlyList<ImpressionRow> Impressions, IReadOnlyList<ResponseRow> Responses);
