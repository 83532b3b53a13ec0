using RecsConsole.Casework;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Cards.Sentences;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Cards;

/// <summary>Writes the cards of a slate, one from each item: title, second line, reason, basis of the confidence.</summary>
public sealed class CardWriter(
    TenantFacts facts,
    CaseSnapshot snapshot,
    IReadOnlyDictionary<(string Key, int Version), DocumentLabel> documents,
    string language,
    Action<string, string>? rejected = null
)
{
    private const string Runbook = "runbook";

    // each sentence is read back and checked against the facts before it reaches a card
    private readonly ExplanationWriter _explanations = new(SentenceTitles.From(facts).In(language), language, rejected);

    private readonly Dictionary<string, DocumentSentences> _sentences = new(StringComparer.Ordinal);

    /// <summary>The reader manages people, so the card of one without an account leads to where they are invited.</summary>
    public bool MayInvite { get; init; }

    /// <summary>The cards of the items, in their order.</summary>
    /// <param name="slate">The slate, as far as it may be shown.</param>
    /// <param name="toRead">The documents that are suggested with it and may be shown.</param>
    public IReadOnlyList<ShownItem> Write(Recommendation slate, IReadOnlyList<SlateItem> toRead)
    {
        ArgumentNullException.ThrowIfNull(slate);
        ArgumentNullException.ThrowIfNull(toRead);
        var among = new CardsAround(slate, [.. slate.Items.Take(slate.Size)], toRead);
        return [.. slate.Items.Select(item => Write(item, among))];
    }

    private ShownItem Write(SlateItem item, CardsAround among)
    {
        var shown = Draw(item, among);
        return item.Kind == SlateKind.Action && SnapshotIndex.From(snapshot).Workflow.Machine.Next(snapshot.Case.State, item.Id) is { } next
            ? shown with
            {
                NextState = StateLabels.Of(next),
                StaysInState = string.Equals(next, snapshot.Case.State, StringComparison.Ordinal),
            }
            : shown;
    }

    private ShownItem Draw(SlateItem item, CardsAround among)
    {
        var isAction = item.Kind == SlateKind.Action;
        var takesFrom = isAction ? facts.HolderWhoLosesIt(item.Id, snapshot.Case.AssigneeId, snapshot.Actor.PersonId) : null;
        return new(
            item.Kind,
            item.Id,
            item.Version,
            item.Rank,
            item.Score,
            item.Propensity,
            TitleOf(item),
            DetailOf(item),
            item.Confidence.Label,
            CardReason.Write(_explanations, item),
            _explanations.WriteConfidence(item.Confidence, item.Facts),
            item.Facts,
            [.. item.Provenance.Select(each => each.Source).Distinct(StringComparer.Ordinal)],
            isAction ? RiskOf(item.Id) : null,
            item.RequiredByPolicy is { } policy ? facts.PolicyTitles.GetValueOrDefault(policy, policy) : null,
            item.Kind == SlateKind.Expert ? PersonOf(item.Id) : null
        )
        {
            Chance = TakesCase(item) ? null : ChanceLabels.PercentOf(item),
            HasUnknownChance = !TakesCase(item) && ChanceLabels.IsUnknown(item),
            LowBecause = item.RequiredByPolicy is null && !TakesCase(item) ? LowChanceLabels.Of(item.Confidence.Reason) : null,
            AsksToConfirm = isAction && !WaitsForApproval(item.Id) && (AsksToConfirm(item.Id) || takesFrom is not null),
            TakesFrom = takesFrom,
            WaitsForApproval = isAction && WaitsForApproval(item.Id),
            Form = isAction ? FormOf(item.Id) : StepForm.None,
            IsOfUseWhileWaiting = isAction && IsOfUseWhileWaiting(item.Id),
            TakesCase = TakesCase(item),
            IsOwnAlready = TakesCase(item) && snapshot.Case.AssigneeId == snapshot.Actor.PersonId,
            IsRun = isAction && facts.RunActions.Contains(item.Id),
            Passage = item.Kind == SlateKind.Document ? PassageOf(item) : null,
            PassageLine = item.Kind == SlateKind.Document ? PassageLineOf(item) : null,
            How = isAction ? HowOf(item, among.ToRead) : null,
            Moved = MovedOf(item, among),
            IsTriedOut = MoveReasonLabels.IsTriedOut(item, among.Slate.Moves),
        };
    }

    /// <summary>The teams that finish such cases.</summary>
    public ShownTeams WriteTeams() => ShownTeams.From(snapshot, _explanations);

    private string? MovedOf(SlateItem item, CardsAround among)
    {
        var index = SnapshotIndex.From(snapshot);
        var (moves, shown) = (among.Slate.Moves, among.Shown);
        // where no card below scores higher, the order needs no explanation
        var isPassed = shown.Any(other => other.Rank > item.Rank && other.Score > item.Score);
        return (isPassed ? MoveReasonLabels.Of(item, moves, index.Solutions.Of(item.Id), index.Memory.SetBackBy is not null) : null)
            ?? (item.Kind == SlateKind.Expert ? PersonPlaceLabels.Of(item, shown, other => PersonOf(other.Id), TitleOf) : null)
            ?? SignOrderLabels.OfWeakerAbove(item, shown)
            ?? SignOrderLabels.OfOtherWayOut(item, shown, index, snapshot.Case.State, TitleOf);
    }

    private string TitleOf(SlateItem item) =>
        item.Kind switch
        {
            SlateKind.Action => facts.ActionTitles.GetValueOrDefault(item.Id, item.Id),
            SlateKind.Document => documents.TryGetValue((item.Id, item.Version), out var document) ? document.Title : item.Id,
            _ => facts.People.TryGetValue(Guid.Parse(item.Id), out var person) ? person.DisplayName : RecommenderTexts.UnknownPerson,
        };

    private string? DetailOf(SlateItem item)
    {
        if (item.Kind == SlateKind.Action)
        {
            return facts.ActionDescriptions.GetValueOrDefault(item.Id);
        }

        if (item.Kind == SlateKind.Document)
        {
            return documents.TryGetValue((item.Id, item.Version), out var document) ? DetailOf(document) : null;
        }

        if (item.Kind == SlateKind.Expert && facts.People.TryGetValue(Guid.Parse(item.Id), out var person))
        {
            var skills = person.Facts.Skills.OrderByDescending(skill => skill.Value).ThenBy(skill => skill.Key, StringComparer.Ordinal);
            var words = skills.Take(3).Select(skill => SkillLabels.Of(skill.Key)).Concat(person.Facts.Languages.Select(LanguageLabels.Of));
            var text = string.Join(", ", words);
            return text.Length == 0 ? null : text;
        }

        return null;
    }

    // the language only where it is not the one that the reader expects on this case
    private string DetailOf(DocumentLabel document)
    {
        var kind = DocumentKindLabels.Capitalised(document.Kind);
        return document.Language is { } other && !PreferredLanguage.Is(snapshot, other)
            ? RecommenderTexts.KindVersionLanguage.With(kind, document.Version, LanguageLabels.Of(other))
            : RecommenderTexts.KindAndVersion.With(kind, document.Version);
    }

    private PassageSpan? PassageOf(SlateItem item) => PassageHit.Of(item, snapshot.Visible.Documents);

    private string? PassageLineOf(SlateItem item) =>
        PassageOf(item) is { } span && documents.TryGetValue((item.Id, item.Version), out var document)
            ? Cards.PassageLine.Of(document, span)
            : null;

    // from the first of the runbooks that describes the step
    private ShownHow? HowOf(SlateItem item, IReadOnlyList<SlateItem> toRead) =>
        toRead
            .Select(each => documents.GetValueOrDefault((each.Id, each.Version)))
            .Where(document => document is { Kind: Runbook, Text.Length: > 0 })
            .Select(document => Cards.PassageLine.HowTo(TitleOf(item), SentencesOf(document!)))
            .FirstOrDefault(how => how is not null);

    private DocumentSentences SentencesOf(DocumentLabel document)
    {
        if (!_sentences.TryGetValue(document.Key, out var sentences))
        {
            _sentences[document.Key] = sentences = DocumentSentences.From(document);
        }

        return sentences;
    }

    private bool WaitsForApproval(string key) =>
        RiskOf(key) is { } risk && ActionRisk.NeedsSecondPerson(risk, facts.PriceActions.Contains(key), snapshot.Actor);

    private StepForm FormOf(string key)
    {
        var index = SnapshotIndex.From(snapshot);
        return StepForms.Of(
            WaitsForApproval(key),
            index.Workflow.Machine.Solves(snapshot.Case.State, key),
            facts.Handovers.GetValueOrDefault(key),
            index.Catalog.Action(key) is { } action && StepForms.Writes(action.IsCustomerContact, action.Channel),
            facts.ActionsWithFields.Contains(key)
        );
    }

    private bool IsOfUseWhileWaiting(string key) => WorkKinds.IsOfUseWhileWaiting(SnapshotIndex.From(snapshot).Catalog.Action(key)?.Kind);

    private bool TakesCase(SlateItem item) =>
        item.Kind == SlateKind.Action && facts.Handovers.GetValueOrDefault(item.Id) == Handover.ToDoer;

    // a high-risk action waits for a second person anyway
    private bool AsksToConfirm(string key) =>
        RiskOf(key) switch
        {
            RiskLevel.Medium => true,
            RiskLevel.Low => snapshot.Shared.Configuration.SurfaceOf(SlateKind.Action).AsksToConfirm,
            _ => false,
        };

    private RiskLevel? RiskOf(string key) =>
        snapshot.Shared.Catalog.Actions.FirstOrDefault(action => string.Equals(action.Key, key, StringComparison.Ordinal))?.Risk;

    private ShownPerson? PersonOf(string id)
    {
        var personId = Guid.Parse(id);
        var presence = snapshot.Visible.Presence.FirstOrDefault(entry => entry.PersonId == personId);
        return presence is null || !facts.People.TryGetValue(personId, out var person)
            ? null
            : new(presence.OpenCases, presence.Capacity, presence.InWorkingHours, presence.InWorkingHours ? null : BackAt(person.TimeZone))
            {
                CanSignIn = person.CanSignIn,
                InviteAt = MayInvite && person is { CanSignIn: false, Key: { } key } ? $"/admin/people/{Uri.EscapeDataString(key)}" : null,
                HasCase = personId == snapshot.Case.AssigneeId,
            };
    }

    private DateTimeOffset? BackAt(string timeZone) =>
        facts.CaseTypes.GetValueOrDefault(snapshot.Case.Type)?.Calendar.NextStart(snapshot.At, timeZone);

    /// <summary>What a card is read beside.</summary>
    /// <param name="Shown">The items of the slate that have a place on the screen.</param>
    private sealed record CardsAround(Recommendation Slate, IReadOnlyList<SlateItem> Shown, IReadOnlyList<SlateItem> ToRead);
}
