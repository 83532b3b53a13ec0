using RecsConsole.Access;
using RecsConsole.Components.Layout;

namespace RecsConsole.Features.Readiness;

/// <summary>The page with the evidence of each point, and whether the reader may open it.</summary>
/// <param name="newest">The newest decision whose case the reader may see; null when there is none.</param>
internal sealed class ReadinessPages(AccessCheck reader, Guid? newest)
{
    private const string Trail = "/audit";

    public ReadinessLine LineOf(ReadinessPoint point, ReadinessFinding finding)
    {
        var (path, query) = AddressOf(point);
        if (path is null)
        {
            return new(point, finding, $"/decisions/{newest:D}", Texts.NewestDecision, newest is not null);
        }

        var link = RailLinks.Of(path) ?? throw new InvalidOperationException($"{path} is no page of the rail.");
        var mayOpen = link.Roles?.Split(',').Any(reader.Subject.Roles.Contains) is not false;
        return new(point, finding, path + query, link.Title, mayOpen);
    }

    // the page of a decision, when the path is null
    private static (string? Path, string Query) AddressOf(ReadinessPoint point) =>
        point switch
        {
            ReadinessPoint.Unit => ("/admin/tenant", "/surfaces"),
            ReadinessPoint.Isolation => (Trail, "?operation=decision.made"),
            ReadinessPoint.Permission => (Trail, "?outcome=denied"),
            ReadinessPoint.Workflow => ("/admin/workflows", ""),
            ReadinessPoint.Feedback or ReadinessPoint.EmptyAnswer => ("/insights", ""),
            ReadinessPoint.Audit => (Trail, ""),
            ReadinessPoint.Labels or ReadinessPoint.Regression => ("/jobs", ""),
            ReadinessPoint.Evaluation => ("/models", ""),
            ReadinessPoint.Configuration => ("/admin/sources", ""),
            ReadinessPoint.LanguageModel => ("/admin/privacy", "/record"),
            ReadinessPoint.Traces => (Trail, "?operation=trace.opened"),
            _ => (null, ""),
        };
}
