using System.Globalization;

namespace RecsConsole.Features.Search.Palette;

/// <summary>Something that the palette does instead of leading somewhere; each has its control or key elsewhere too.</summary>
/// <param name="Title">What it does, as a verb.</param>
/// <param name="Words">Other words by which people look for it.</param>
internal sealed record PaletteAction(string Title, string Words)
{
    private const int ShortestText = 3;
    private const int MostOfTheTitle = 6;

    /// <summary>The control that does it: the value of its data-does.</summary>
    public string? Control { get; init; }

    /// <summary>The key that does it.</summary>
    public string? Key { get; init; }

    /// <summary>The theme it chooses.</summary>
    public string? Theme { get; init; }

    /// <summary>It leads out of the console: only whoever typed most of its title means it.</summary>
    public bool LeadsOut { get; init; }

    /// <summary>All there are. Those of a control or a key are offered where that is.</summary>
    public static IReadOnlyList<PaletteAction> All =>
        [
            new(Texts.DoNote, Texts.DoNoteWords) { Control = "note" },
            new(Texts.DoReply, Texts.DoReplyWords) { Control = "reply" },
            new(Texts.DoAsk, Texts.DoAskWords) { Control = "ask" },
            new(Texts.DoSetAside, Texts.DoSetAsideWords) { Control = "set-aside" },
            new(Texts.DoAssign, Texts.DoAssignWords) { Control = "assign" },
            new(Texts.DoDark, Texts.DoDarkWords) { Theme = "dark" },
            new(Texts.DoLight, Texts.DoLightWords) { Theme = "light" },
            new(Texts.DoSystemTheme, Texts.DoSystemThemeWords) { Theme = "system" },
            new(Texts.SwitchTheme, Texts.DoSwitchThemeWords) { Control = "theme" },
            new(Texts.DoHelp, Texts.DoHelpWords) { Key = "?" },
            new(Texts.SignOut, Texts.SignOutWords) { Control = "sign-out", LeadsOut = true },
        ];

    /// <summary>Each typed word is somewhere in the title or the other words.</summary>
    public bool Matches(string text) => IsFound(text, $"{Title} {Words}");

    /// <summary>The text names it, so that Enter may do it at once; otherwise it may be meant for a document about the same.</summary>
    public bool IsNamedBy(string text) =>
        LeadsOut
            ? text.Length >= MostOfTheTitle && Title.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            : Title.StartsWith(text, StringComparison.OrdinalIgnoreCase)
                || Title.Split(' ').Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether each word of a text is part of some words, however they are accented.</summary>
    public static bool IsFound(string text, string words)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length >= ShortestText
            && text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(word =>
                    CultureInfo.InvariantCulture.CompareInfo.IndexOf(words, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)
                    >= 0
                );
    }
}
