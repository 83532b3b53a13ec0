using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates.Hosting;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>A slate: what the case remembers, the cards, and below them how many items were left out and why.</summary>
public sealed partial class SlateSection(TimeProvider clock)
{
    private ElementReference _line;

    [Parameter, EditorRequired]
    public required ShownSlate Slate { get; set; }

    [Parameter, EditorRequired]
    public required SlateCursor Cursor { get; set; }

    [Parameter]
    public Guid? DecisionId { get; set; }

    [Parameter]
    public IReadOnlyDictionary<(SlateKind, string), string> Answers { get; set; } = new Dictionary<(SlateKind, string), string>();

    /// <summary>Past steps remembered for the case; none for documents and people.</summary>
    [Parameter]
    public ShownMemory Memory { get; set; } = ShownMemory.None;

    /// <summary>The history lines that show what did not hold; null outside a case page.</summary>
    [Parameter]
    public StepFates? Fates { get; set; }

    /// <summary>There is nothing to do until somebody answers.</summary>
    [Parameter]
    public bool IsIdle { get; set; }

    /// <summary>The cards are hidden until requested.</summary>
    [Parameter]
    public bool IsFolded { get; set; }

    /// <summary>Sets the case aside; not set when that is not possible.</summary>
    [Parameter]
    public EventCallback OnSetAside { get; set; }

    [Parameter]
    public ShownItem? DismissingItem { get; set; }

    [Parameter]
    public SlateHandlers On { get; set; } = SlateHandlers.None;

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    // A card is rendered only with its section, so everything that the cards depend on is part of it. What the case remembers says how
    // long ago it was, and is rendered each time.
    protected override object Content =>
        (
            (Slate, DecisionId, Cursor.CaseId, IsIdle, IsFolded, OnSetAside.HasDelegate),
            Memory.IsEmpty ? null : new object(),
            HasLine && Cursor.WantsLine == Slate.Kind,
            (Zone, InstantLabels.DateOf(clock.GetUtcNow(), Zone)),
            string.Join('\n', Shown.Select(StateOf))
        );

    private IReadOnlyList<ShownItem> Shown => IsFolded ? [] : Slate.Items;

    private string StepsMeanwhile => Slate.Items.Count == 1 ? Texts.OneStepMeanwhile : Texts.StepsMeanwhile.With(Slate.Items.Count);

    private string Title =>
        Slate.Kind switch
        {
            SlateKind.Action => SharedTexts.WhatNext,
            SlateKind.Document => SharedTexts.ReadThis,
            _ => SharedTexts.AskSomeone,
        };

    private bool HasLine => DecisionId is not null || Slate.Excluded.Count + Slate.FurtherDown > 0;

    private string NotShownWords =>
        Slate.Excluded.Count == 0 && Slate.FurtherDown == 0
            ? Texts.ExpectedSomethingElse
            : Texts.NotShown.With(Slate.Excluded.Sum(each => each.Count) + Slate.FurtherDown, string.Join(", ", NotShownReasons));

    private IEnumerable<string> NotShownReasons =>
        [
            .. Slate
                .Excluded.GroupBy(each => each.Words, StringComparer.Ordinal)
                .Select(same => $"{same.Sum(each => each.Count)} {same.Key}"),
            .. Slate.FurtherDown == 0 ? [] : (string[])[Texts.FurtherDown.With(Slate.FurtherDown)],
        ];

    private string StateOf(ShownItem item)
    {
        var isCurrent = Cursor.IsCurrent(item);
        var presence = item.Person is { } person ? SlateCard.PresenceWords(person, clock.GetUtcNow(), Zone) : null;
        var answer = Answers.GetValueOrDefault((item.Kind, item.Id));
        return string.Join(
            '\t',
            Cursor.IsOpen(item),
            isCurrent,
            isCurrent && Cursor.WantsFocus,
            isCurrent ? Cursor.Notice : null,
            DismissingItem == item,
            presence,
            answer
        );
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (HasLine && Cursor.WantsLine == Slate.Kind)
        {
            Cursor.WantsLine = null;
            await _line.FocusAsync();
        }
    }
}
