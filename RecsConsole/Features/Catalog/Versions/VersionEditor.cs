using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>What the editor frame needs from an editor, whatever it edits.</summary>
public abstract class VersionEditor : CancellableComponent
{
    /// <summary>The subject of the draft of a new item, which has no key yet.</summary>
    private const string NewSubject = "(new)";

    /// <summary>Null for a new item.</summary>
    [Parameter]
    public string? Key { get; set; }

    public abstract string Heading { get; }

    /// <summary>The noun of the item, such as action.</summary>
    public abstract string Noun { get; }

    /// <summary>The noun in words.</summary>
    public string NounWords => GovernedItemLabels.NounOf(Noun);

    /// <summary>The name of the list's page.</summary>
    public abstract string ListName { get; }

    public abstract string ListAddress { get; }

    public abstract string BackAddress { get; }

    public abstract string SaveWords { get; }

    public abstract bool IsReady { get; }

    public abstract bool IsDirty { get; }

    public abstract bool HasConflict { get; }

    /// <summary>The key under which unsaved input is kept.</summary>
    public DraftKey Draft => new(Noun, Key ?? NewSubject);

    /// <summary>The unsaved input as one text; empty when there is none.</summary>
    public abstract string DraftText { get; }

    /// <summary>The kept input, read when the editor was opened.</summary>
    public KeptText Kept { get; protected set; } = KeptText.None;

    /// <summary>Keeps the unsaved input; set by the frame.</summary>
    public DraftLine? Line { get; set; }

    /// <summary>Why the version cannot be edited.</summary>
    public Error? Error { get; protected set; }

    public bool IsSaving { get; protected set; }

    /// <summary>Why the last attempt to save failed; null when it did not.</summary>
    public string? Refusal { get; protected set; }

    /// <summary>Why the version is not saved: what still needs fixing; null when nothing does.</summary>
    public abstract string? RefusalWords { get; }

    public abstract string? StatusWords { get; }

    /// <summary>Whether kept input belongs to an item that was never saved.</summary>
    public static bool IsNew(string subject) => string.Equals(subject, NewSubject, StringComparison.Ordinal);

    public abstract Task SaveAsync();

    public abstract void Discard();

    /// <summary>Continues with the user's input, over what someone else saved.</summary>
    public abstract void KeepMine();

    public abstract void TakeTheirs();

    public Task PressAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;
}
