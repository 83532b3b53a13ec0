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

                builder.OpenElement(1, "button");
                builder.AddAttribute(2, "type", "button");
                builder.AddAttribute(3, "class", "fact");
                builder.AddAttribute(4, "data-fact", factId);
                builder.AddAttribute(5, "onclick", EventCallback.Factory.Create<MouseEventArgs>(receiver, () => onFact(factId)));
                builder.AddContent(6, segment.Text);
                builder.CloseElement();
            }
        };
}
