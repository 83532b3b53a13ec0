using RecsConsole.Components.Lists;

namespace RecsConsole.Features.Search.Palette;

/// <summary>A command that the palette executes instead of opening a page; each also has its own control or key elsewhere.</summary>
/// <param name="Title">What the action does, as a verb.</param>
/// <param name="Words">Other words that people search for.</param>
internal sealed record PaletteAction(string Title, string Words)
{
    private const int MostOfTheTitle = 6;

    /// <summary>The control that does the action: the value of its data-does.</summary>
    public string? Control { get; init; }

    /// <summary>The key that does the action.</summary>
    public string? Key { get; init; }

    /// <summary>The theme the action chooses.</summary>
    public string? Theme { get; init; }

    /// <summary>The action leaves the console, so Enter executes it at once only when most of its title was typed.</summary>
    public bool LeadsOut { get; init; }

    /// <summary>All commands. One with a control or a key is offered only where that exists.</summary>
    public static IReadOnlyList<PaletteAction> All =>
        [
            new(Texts.DoNewCase, Texts.DoNewCaseWords) { Control = "new-case" },
            new(Texts.DoNote, Texts.DoNoteWords) { Control = "note" },
            new(Texts.DoReply, Texts.DoReplyWords) { Control = "reply" },
            new(Texts.DoAsk, Texts.DoAskWords) { Control = "ask" },
            new(Texts.DoSetAside, Texts.DoSetAsideWords) { Control = "set-aside" },
            new(Texts.DoAssign, Texts.DoAssignWords) { Control = "assign" },
            new(Texts.DoChange, Texts.DoChangeWords) { Control = "change" },
            new(Texts.DoDark, Texts.DoDarkWords) { Theme = "dark" },
            new(Texts.DoLight, Texts.DoLightWords) { Theme = "light" },
            new(Texts.DoSystemTheme, Texts.DoSystemThemeWords) { Theme = "system" },
            new(Texts.SwitchTheme, Texts.DoSwitchThemeWords) { Control = "theme" },
            new(Texts.DoHelp, Texts.DoHelpWords) { Key = "?" },
            new(Texts.SignOut, Texts.SignOutWords) { Control = "sign-out", LeadsOut = true },
        ];

    /// <summary>Each typed word is somewhere in the title or the other words.</summary>
    public bool Matches(string text) => TypedWords.AreIn(text, $"{Title} {Words}");

    /// <summary>
    /// The text names the action, so that Enter may execute it at once; otherwise the text may be meant for a document on the same subject.
    /// </summary>
    public bool IsNamedBy(string text) =>
        LeadsOut
            ? text.Length >= MostOfTheTitle && Title.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            : Title.StartsWith(text, StringComparison.OrdinalIgnoreCase)
                || Title.Split(' ').Contains(text, StringComparer.OrdinalIgnoreCase);
}
