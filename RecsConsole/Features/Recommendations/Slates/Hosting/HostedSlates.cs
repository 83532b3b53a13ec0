using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Layout;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Slates.Hosting;

/// <summary>What the suggestions get from the page that shows them, and what they tell it.</summary>
public abstract class HostedSlates : CancellableComponent
{
    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Rises with each change of the case, its approvals and its deliveries; the slates are then reloaded.</summary>
    [Parameter, EditorRequired]
    public required long Revision { get; set; }

    /// <summary>The last change of the case was somebody else's: newer suggestions wait while the reader is at the list.</summary>
    [Parameter]
    public bool MovedByOthers { get; set; }

    /// <summary>The case was changed from here; carries the message to show.</summary>
    [Parameter]
    public EventCallback<ToastMessage> OnStepTaken { get; set; }

    /// <summary>The message to show about a response to a suggestion.</summary>
    [Parameter]
    public EventCallback<ToastMessage> OnSaid { get; set; }

    /// <summary>Places in the other columns of the page.</summary>
    [Parameter, EditorRequired]
    public required PagePlaces Places { get; set; }

    /// <summary>The history lines that show what did not hold.</summary>
    [Parameter]
    public StepFates? Fates { get; set; }

    /// <summary>All suggestions are to be shown, on a phone that shows something else.</summary>
    [Parameter]
    public EventCallback OnShow { get; set; }

    /// <summary>The user wants to quote a passage of a suggested document in the reply to the customer.</summary>
    [Parameter]
    public EventCallback<QuotedPassage> OnQuote { get; set; }

    /// <summary>There are suggestions; carries what a reply may be composed from. Not an event: nothing on the page changes by it.</summary>
    [Parameter]
    public Action<ReplyBasis>? OnSuggested { get; set; }

    /// <summary>The case is to be set aside until an answer can be expected; not set when it already is, or the reader may not.</summary>
    [Parameter]
    public EventCallback OnSetAside { get; set; }
}
