using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>What the frame of an editor shows of it, whatever is edited.</summary>
public abstract class VersionEditor : CancellableComponent
{
    /// <summary>Null for a new item.</summary>
    [Parameter]
    public string? Key { get; set; }

    public abstract string Heading { get; }

    /// <summary>Such as action.</summary>
    public abstract string Noun { get; }

    /// <summary>The same in words.</summary>
    public string NounWords => GovernedItemLabels.NounOf(Noun);

    /// <summary>The list it belongs to, as its page is called.</summary>
    public abstract string ListName { get; }

    public abstract string ListAddress { get; }

    public abstract string BackAddress { get; }

    public abstract string SaveWords { get; }

    public abstract bool IsReady { get; }

    public abstract bool IsDirty { get; }

    public abstract bool HasConflict { get; }

    /// <summary>Under what is kept what is typed.</summary>
    public abstract DraftKey Draft { get; }

    /// <summary>What is typed and not saved, as one text; empty when nothing is.</summary>
    public abstract string DraftText { get; }

    /// <summary>What was kept when the editor was opened.</summary>
    public KeptText Kept { get; protected set; } = KeptText.None;

    /// <summary>Keeps it; set by the frame.</summary>
    public DraftLine? Line { get; set; }

    /// <summary>Why it cannot be edited at all.</summary>
    public Error? Error { get; protected set; }

    public bool IsSaving { get; protected set; }

    /// <summary>What the last attempt to save came to, where it failed.</summary>
    public string? Refusal { get; protected set; }

    /// <summary>Why it is not saved: what is left to mend, until nothing is.</summary>
    public abstract string? RefusalWords { get; }

    public abstract string? StatusWords { get; }

    public abstract Task SaveAsync();

    public abstract void Discard();

    /// <summary>Goes on with what was typed, over what somebody else saved.</summary>
    public abstract void KeepMine();

    public abstract void TakeTheirs();

    public Task PressAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;
}
