using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates.Hosting;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>A suggestion: one line until it is selected, then with its reason and its actions.</summary>
public sealed partial class SlateCard(TimeProvider clock)
{
    private ElementReference _title;

    [Parameter, EditorRequired]
    public required ShownItem Item { get; set; }

    [Parameter, EditorRequired]
    public required SlateCursor Cursor { get; set; }

    /// <summary>The decision the card belongs to; if given, impressions are recorded.</summary>
    [Parameter]
    public Guid? DecisionId { get; set; }

    /// <summary>The result of accepting the suggestion.</summary>
    [Parameter]
    public string? Answer { get; set; }

    [Parameter]
    public bool IsDismissing { get; set; }

    [Parameter]
    public SlateHandlers On { get; set; } = SlateHandlers.None;

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    protected override object Content =>
        (
            (Item, DecisionId, Answer, IsDismissing),
            (IsOpen, IsCurrent, IsCurrent && Cursor.WantsFocus, IsCurrent ? Cursor.Notice : null),
            Item.Person is { } person ? PresenceWords(person, clock.GetUtcNow(), Zone) : null
        );

    private string? Mark => DecisionId is { } decision ? new SeenItem(decision, Item.Kind, Item.Rank).Mark : null;

    private bool IsOpen => Cursor.IsOpen(Item);

    private bool IsCurrent => Cursor.IsCurrent(Item);

    // a question to a person without an account would wait in an inbox that nobody opens
    private bool IsReachable => Item.Person is not { CanSignIn: false };

    /// <summary>Label of the accept button.</summary>
    public static string VerbOf(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind switch
        {
            SlateKind.Document => Texts.Read,
            SlateKind.Expert => Texts.Ask,
            _ => StepVerbs.Of(item.Form, item is { TakesCase: true, IsOwnAlready: false }, item.IsRun),
        };
    }

    private string? RiskHint =>
        Item.WaitsForApproval ? Texts.ASecondPersonHasToApprove
        : Item.Risk == RiskLevel.Medium ? Texts.NeedsConfirmation
        : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Cursor.WantsFocus && IsCurrent)
        {
            Cursor.WantsFocus = false;
            await _title.FocusAsync();
        }
    }

    // On an open card the title links to the evidence, so that Enter always goes one step further.
    private Task ChooseAsync() => IsOpen ? On.Evidence.InvokeAsync(new(Item, null)) : On.Choose.InvokeAsync(Item);

    /// <summary>Whether a person is available at an instant, or when they will be.</summary>
    public static string PresenceWords(ShownPerson person, DateTimeOffset now, TimeZoneInfo? zone) =>
        person switch
        {
            { CanSignIn: false } => Texts.CannotSignIn,
            { InWorkingHours: true } => Texts.HereNow,
            { BackAt: { } back } when back <= now => Texts.HereNow, // their working hours have begun since
            { BackAt: { } back } => Texts.BackAt.With(InstantLabels.Of(back, now, zone)),
            _ => Texts.OutOfHours,
        };

    // the numbers are shown on the bar: a card repeats none beyond those of its reason
    private static string LoadWords(ShownPerson person) =>
        person.Room switch
        {
            _ when person.HasCase => Texts.HasThisCase, // no room is needed for what they have
            PersonRoom.None => Texts.HasNoRoom,
            PersonRoom.Scarce => Texts.IsNearlyFull,
            _ => Texts.HasRoom,
        };

    /// <summary>The reason for the sign, with the chance against which it can be checked.</summary>
    public static string ConfidenceWords(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var reason = string.Concat(item.ConfidenceReason.Select(segment => segment.Text));
        return ChanceLabels.Of(item.Kind, item.Chance, item.HasUnknownChance) is { } chance ? $"{reason}. {chance}" : reason;
    }
}
