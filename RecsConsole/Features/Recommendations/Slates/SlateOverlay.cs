using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Features.Recommendations.Reading;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>
/// State of what overlays the slates: the dismiss menu of a card, the evidence of a card, given answers, and the document open beside the
/// case. Includes the cursor.
/// </summary>
public sealed class SlateOverlay
{
    private readonly Dictionary<(SlateKind, string), string> _answers = [];
    private ShownDecision? _decision;

    public SlateCursor Cursor { get; } = new();

    /// <summary>Results of the answered cards.</summary>
    public IReadOnlyDictionary<(SlateKind, string), string> Answers => _answers;

    /// <summary>The card whose dismiss menu is open.</summary>
    public ShownItem? Dismissing { get; private set; }

    public ReadEvidenceRequest? Evidence { get; private set; }

    public string? EvidenceTitle { get; private set; }

    /// <summary>The model that ranked the item whose evidence is shown; null when none did.</summary>
    public string? EvidenceModel { get; private set; }

    /// <summary>The list whose missing suggestions are shown.</summary>
    public ReadNotShownRequest? NotShown { get; private set; }

    /// <summary>The document open beside the case.</summary>
    public OpenedDocument? Reading { get; private set; }

    /// <summary>Switches to the cards of another decision; open evidence and an open document stay.</summary>
    public void Follow(ShownDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        (_decision, Dismissing) = (decision, null);
        Cursor.Follow(decision);
    }

    /// <summary>Resets everything: another case is shown.</summary>
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

    /// <summary>The first suggested step, while it is in the list and not answered; null otherwise.</summary>
    public ShownItem? FirstStepOf(ShownDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var first =
            Cursor.IsFolded(decision) ? null
            : decision.Slate(SlateKind.Action).Items is [var top, ..] ? top
            : null;
        return first is not null && Answers.ContainsKey((first.Kind, first.Id)) ? null : first;
    }

    /// <summary>Opens the dismiss menu of a card, or closes it when it is open.</summary>
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

    /// <summary>The focused menu is gone: focuses its card.</summary>
    public void CloseReasons() => (Dismissing, Cursor.WantsFocus) = (null, true);

    /// <summary>Shows what was left out of a list, replacing open evidence.</summary>
    public void ShowNotShown(SlateKind kind)
    {
        if (_decision?.DecisionId is { } decisionId)
        {
            (Evidence, NotShown) = (null, new(decisionId, kind));
        }
    }

    /// <summary>Closes the document; the focus goes back to the line it was opened from.</summary>
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

    /// <summary>
    /// Opens a document beside the case; false for any other item. A document that is already open stays open and counts as one view.
    /// </summary>
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

    /// <summary>Opens the document that describes a step, if there is one.</summary>
    public void Read(ShownHow how)
    {
        ArgumentNullException.ThrowIfNull(how);
        var documents = _decision?.Slate(SlateKind.Document).Items ?? [];
        var told = documents.FirstOrDefault(item => string.Equals(item.Id, how.DocumentKey, StringComparison.Ordinal));
        if (told is not null && _decision?.DecisionId is { } decisionId)
        {
            Cursor.Choose(told);
            Reading = new(decisionId, told with { Passage = how.Passage });
        }
    }

    /// <summary>Shows the steps that are folded while the case waits.</summary>
    public void Unfold()
    {
        if (_decision is { } decision)
        {
            Cursor.Unfold(decision);
        }
    }

    /// <summary>Closes the document; the focus returns to its card, if that is still suggested.</summary>
    public void CloseReading()
    {
        if (Reading is { } read)
        {
            Reading = null;
            Cursor.Return(read.Item);
        }
    }

    /// <summary>A response was undone: the answers shown are outdated.</summary>
    public void ForgetAnswers() => _answers.Clear();

    /// <summary>A response to a card was undone: its item comes back, and the list starts again at its first card.</summary>
    public void StartOver()
    {
        ForgetAnswers();
        NotShown = null; // it lists what the decision before left out
        Cursor.StartOver();
    }

    /// <summary>
    /// Stores the result of a card. Closes open evidence, which may belong to a removed suggestion and would hide the result.
    /// </summary>
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

    /// <summary>Goes back one step: closes the menu first, then the evidence, which lies over a document.</summary>
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
