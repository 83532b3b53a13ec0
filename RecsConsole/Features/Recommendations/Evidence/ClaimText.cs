using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>
/// A sentence whose numbers link to their facts, as a part of the markup around it. It is built in code, because markup outside a component
/// has no receiver for events.
/// </summary>
public static class ClaimText
{
    /// <param name="receiver">The component that renders the sentence.</param>
    /// <param name="onFact">Called with the id of the fact whose number was pressed.</param>
    public static RenderFragment Of(object receiver, IReadOnlyList<ClaimSegment> segments, Func<string, Task> onFact) =>
        builder =>
        {
            for (var at = 0; at < segments.Count; at++)
            {
                if (segments[at].FactId is not { } factId)
                {
                    builder.AddContent(0, Cut(segments, at).Between);
                    continue;
                }

                builder.OpenElement(1, "span");
                builder.AddAttribute(2, "class", "fact-marks");
                builder.AddContent(3, at == 0 ? "" : Cut(segments, at - 1).Before);
                AddFact(builder, segments[at].Text, factId, EventCallback.Factory.Create<MouseEventArgs>(receiver, () => onFact(factId)));
                builder.AddContent(10, at + 1 == segments.Count ? "" : Cut(segments, at + 1).After);
                builder.CloseElement();
            }
        };

    private static void AddFact(RenderTreeBuilder builder, string text, string factId, EventCallback<MouseEventArgs> onClick)
    {
        builder.OpenElement(4, "button");
        builder.AddAttribute(5, "type", "button");
        builder.AddAttribute(6, "class", "fact");
        builder.AddAttribute(7, "data-fact", factId);
        builder.AddAttribute(8, "onclick", onClick);
        builder.AddContent(9, text);
        builder.CloseElement();
    }

    private static bool IsFact(IReadOnlyList<ClaimSegment> segments, int at) =>
        at >= 0 && at < segments.Count && segments[at].FactId is not null;

    // A line may end before and after a button, which would leave a quotation mark or a comma on the other line: what touches a fact is kept
    // with it. Two facts that touch each other's marks share none.
    private static (string After, string Between, string Before) Cut(IReadOnlyList<ClaimSegment> segments, int at)
    {
        if (segments[at] is not { FactId: null, Text: var text })
        {
            return ("", "", "");
        }

        var start = 0;
        while (IsFact(segments, at - 1) && start < text.Length && !char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var end = text.Length;
        while (IsFact(segments, at + 1) && end > start && !char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (text[..start], text[start..end], text[end..]);
    }
}
