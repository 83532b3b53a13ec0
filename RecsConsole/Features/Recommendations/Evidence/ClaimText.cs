using Microsoft.AspNetCore.Components;
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
            foreach (var segment in segments)
            {
                if (segment.FactId is not { } factId)
                {
                    builder.AddContent(0, segment.Text);
                    continue;
                }

                // A span with role="button" wraps within the sentence; a button element does not.
                builder.OpenElement(1, "span");
                builder.AddAttribute(2, "role", "button");
                builder.AddAttribute(3, "tabindex", "0");
                builder.AddAttribute(4, "class", "fact");
                builder.AddAttribute(5, "data-fact", factId);
                builder.AddAttribute(6, "title", Texts.ShowEvidence);
                builder.AddAttribute(7, "onclick", EventCallback.Factory.Create<MouseEventArgs>(receiver, () => onFact(factId)));
                builder.AddAttribute(8, "onkeydown", EventCallback.Factory.Create<KeyboardEventArgs>(receiver, PressAsync));
                builder.AddContent(9, segment.Text);
                builder.CloseElement();

                Task PressAsync(KeyboardEventArgs e) => e.Key is "Enter" or " " ? onFact(factId) : Task.CompletedTask;
            }
        };
}
