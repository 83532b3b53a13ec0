using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Features.Recommendations.Reading;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>What lies over the slates: the reasons to dismiss one card, the evidence of one, what was answered, the document that is read beside the case. The cursor goes along.</summary>
public sealed class SlateOverlay
{
    private readonly Dictionary<(SlateKind, string), string> _answers = [];
    private ShownDecision? _decision;

    public SlateCursor Cursor { get; } = new();

    /// <summary>What came of the cards that were answered.</summary>
    public IReadOnlyDictionary<(SlateKind, string), string> Answers => _answers;

    /// <summary>The card whose reasons are open.</summary>
    public ShownItem? Dismissing { get; private set; }

    public ReadEvidenceRequest? Evidence { get; private set; }

    public string? EvidenceTitle { get; private set; }

    /// <summary>The model that put the item whose evidence is shown into its place; null when no model did.</summary>
    public string? EvidenceModel { get; private set; }

    /// <summary>The list whose missing suggestions are told.</summary>
    public ReadNotShownRequest? NotShown { get; private set; }

    /// <summary>The document that is read beside the case.</summary>
    public OpenedDocument? Reading { get; private set; }

    /// <summary>Takes the cards of another decision; evidence and a document that are open stay.</summary>
    public void Follow(ShownDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        (_decision, Dismissing) = (decision, null);
        Cursor.Follow(decision);
    }

    /// <summary>Forgets all: another case is shown.</summary>
    public void Clear()
    {
        (_decision, Dismissing, Evidence, NotShown, Reading) = (null, null, null, null, null);
        ForgetAnswers();
        Cursor.Clear();
    }

    public void Move(int by)
    {
        Dismissing = null;
        Cursor.Move(by);
    }

    /// <summary>Opens the reasons of a card, or closes them when they are open.</summary>
    public void ToggleReasons(ShownItem item)
    {
        if (Dismissing == item)
        {
            CloseReasons();
        }
        else
        {
            Cursor.Choose(item); // where the focus goes back to
            Dismissing = item;
        }
    }

    /// <summary>The menu that had the focus is gone: its card takes it.</summary>
    public void CloseReasons() => (Dismissing, Cursor.WantsFocus) = (null, true);

    /// <summary>Tells what is not in a list, in place of evidence that is open.</summary>
    public void ShowNotShown(SlateKind kind)
    {
        if (_decision?.DecisionId is { } decisionId)
        {
            (Evidence, NotShown) = (null, new(decisionId, kind));
        }
    }

    /// <summary>Closes it; the focus goes back to the line it was opened from.</summary>
    public void CloseNotShown() => (NotShown, Cursor.WantsLine) = (null, NotShown?.Kind);

    public void ShowWhy(ShownItem item) => ShowEvidence(new EvidenceChoice(item, null));

    public void ShowEvidence(EvidenceChoice asked)
    {
        if (_decision is { DecisionId: { } decisionId } decision)
        {
            Cursor.Choose(asked.Item);
            NotShown = null;
            (Evidence, EvidenceTitle) = (new(decisionId, asked.Item.Kind, asked.Item.Id, asked.FactId), asked.Item.Title);
            EvidenceModel = decision.Slate(asked.Item.Kind).Model;
        }
    }

    /// <summary>Opens a document beside the case; false for what is no document. One that is open stays so, and stays one view.</summary>
    public bool Read(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Kind != SlateKind.Document || _decision?.DecisionId is not { } decisionId)
        {
            return false;
        }

        Cursor.Choose(item);
        Reading = string.Equals(Reading?.Item.Id, item.Id, StringComparison.Ordinal) ? Reading : new(decisionId, item);
        return true;
    }

    /// <summary>Opens the document that tells how a step is done, where it tells it.</summary>
    public void Read(ShownSlate documents, ShownHow how)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(how);
        var told = documents.Items.FirstOrDefault(item => string.Equals(item.Id, how.DocumentKey, StringComparison.Ordinal));
        if (told is not null && _decision?.DecisionId is { } decisionId)
        {
            Cursor.Choose(told);
            Reading = new(decisionId, told with { Passage = how.Passage });
        }
    }

    /// <summary>Closes the document; the focus goes back to its card, where that is still suggested.</summary>
    public void CloseReading()
    {
        if (Reading is { } read)
        {
            Reading = null;
            Cursor.Return(read.Item);
        }
    }

    /// <summary>An answer was taken back: what was said of it is no longer true.</summary>
    public void ForgetAnswers() => _answers.Clear();

    /// <summary>Keeps what came of a card. Evidence that is open may be of a suggestion that is gone, and lies over what has just happened.</summary>
    public void Take(GivenResponse given)
    {
        ArgumentNullException.ThrowIfNull(given);
        (Evidence, NotShown) = (null, null);
        if (given is { Kind: ResponseKind.Accept, ItemId: { } itemId })
        {
            _answers[(given.ItemKind, itemId)] = given.Said.Text;
        }
    }

    /// <summary>Closes the evidence; the focus goes back to the card it was opened from.</summary>
    public void CloseEvidence() => (Evidence, Cursor.WantsFocus) = (null, true);

    /// <summary>One step back: reasons first, then evidence, which lies over a document.</summary>
    public void Escape()
    {
        if (Dismissing is not null)
        {
            CloseReasons();
        }
        else if (Evidence is not null)
        {
            CloseEvidence();
        }
        else if (NotShown is not null)
        {
            CloseNotShown();
        }
        else
        {
            CloseReading();
        }
    }
}
