using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>Tracks which card is current, and which card of each slate is open.</summary>
public sealed class SlateCursor
{
    private readonly Dictionary<SlateKind, string> _open = [];
    private readonly HashSet<SlateKind> _chosen = [];
    private IReadOnlyList<ShownItem> _items = [];
    private int _index = -1;
    private bool _isUnfolded;
    private bool _startsOver;

    /// <summary>The case the cards belong to; null before any is shown.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>The card that keys act on.</summary>
    public ShownItem? Current => _index >= 0 && _index < _items.Count ? _items[_index] : null;

    /// <summary>The document to read: the current card if it is one, otherwise the open card of the document slate.</summary>
    public ShownItem? Document =>
        Current is { Kind: SlateKind.Document } current
            ? current
            : _items.FirstOrDefault(item => item.Kind == SlateKind.Document && IsOpen(item));

    /// <summary>The current card is to be focused once it is rendered.</summary>
    public bool WantsFocus { get; set; }

    /// <summary>The current card's response to the last key, until another card is current or the list changes.</summary>
    public string? Notice { get; set; }

    /// <summary>The "not shown" line below this list is to be focused.</summary>
    public SlateKind? WantsLine { get; set; }

    /// <summary>While a case waits for an answer its next steps are folded: no key acts on what is not on screen.</summary>
    public bool IsFolded(ShownDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.IsWaiting && !_isUnfolded;
    }

    /// <summary>Unfolds the steps.</summary>
    public void Unfold(ShownDecision decision)
    {
        Clear();
        _isUnfolded = true;
        Follow(decision);
        WantsFocus = true; // the focused button is gone
    }

    public bool IsOpen(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return string.Equals(_open.GetValueOrDefault(item.Kind), item.Id, StringComparison.Ordinal);
    }

    public bool IsCurrent(ShownItem item) => Current is { } current && IsSame(current, item);

    /// <summary>The next decision starts at its first card: what was undone is back in the list, perhaps above the current card.</summary>
    public void StartOver() => _startsOver = true;

    /// <summary>
    /// Switches to the cards of another decision. A card that the reader chose stays current and open if it is still shown, unless the list
    /// starts over; where nobody chose, the first is.
    /// </summary>
    public void Follow(ShownDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (_startsOver)
        {
            _open.Clear();
            _chosen.Clear();
        }

        var before = Current is { } last && _chosen.Contains(last.Kind) ? last : null;
        _startsOver = false;
        Notice = null;
        CaseId = decision.CaseId;
        var isFolded = IsFolded(decision);
        _items =
        [
            .. Enum.GetValues<SlateKind>()
                .Where(kind => kind != SlateKind.Action || !isFolded)
                .SelectMany(kind => decision.Slate(kind).Items),
        ];
        var index = before is null ? -1 : _items.ToList().FindIndex(item => IsSame(item, before));
        _index = index >= 0 ? index : Math.Min(0, _items.Count - 1);
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var shown = decision.Slate(kind).Items;
            if (shown.Count > 0 && (!_chosen.Contains(kind) || !shown.Any(IsOpen)))
            {
                _open[kind] = shown[0].Id;
                _chosen.Remove(kind);
            }
        }
    }

    public void Move(int by)
    {
        if (_items.Count > 0)
        {
            Notice = null;
            _index = Math.Clamp(_index + by, 0, _items.Count - 1);
            Open(_items[_index]);
            WantsFocus = true;
        }
    }

    public void Choose(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Notice = null;
        _index = _items.ToList().FindIndex(each => IsSame(each, item));
        Open(item);
    }

    /// <summary>Returns the focus to a card, or to the current one if that card is gone.</summary>
    public void Return(ShownItem item)
    {
        if (_items.Any(each => IsSame(each, item)))
        {
            Choose(item);
        }

        WantsFocus = true;
    }

    public void Clear()
    {
        _open.Clear();
        _chosen.Clear();
        (_items, _index, _isUnfolded, _startsOver) = ([], -1, false, false);
        (WantsFocus, WantsLine, Notice) = (false, null, null);
    }

    private void Open(ShownItem item)
    {
        _open[item.Kind] = item.Id;
        _chosen.Add(item.Kind);
    }

    private static bool IsSame(ShownItem one, ShownItem other) =>
        one.Kind == other.Kind && string.Equals(one.Id, other.Id, StringComparison.Ordinal);
}
