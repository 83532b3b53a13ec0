using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Layout;

/// <summary>
/// The drawing of a link as one piece of markup, made once for all pages: an open page would keep every element and attribute of it.
/// </summary>
public static class RailIcon
{
    // as many as there are pages: the paths are constants of the program
    private static readonly ConcurrentDictionary<string, MarkupString> s_drawn = new(StringComparer.Ordinal);

    /// <param name="path">The path data of a 24 by 24 line drawing; never text of a user.</param>
    public static MarkupString Of(string path) => s_drawn.GetOrAdd(path, Draw);

    private static MarkupString Draw(string path) =>
        new($"<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{HtmlEncoder.Default.Encode(path)}\" /></svg>");
}
