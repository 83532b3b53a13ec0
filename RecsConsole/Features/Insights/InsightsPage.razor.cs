using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights;

/// <summary>
/// The page of figures: filters in the URL, alarms, headlines, and tiles by question that each load on their own. Everything reloads when
/// permissions change.
/// </summary>
public sealed partial class InsightsPage(OpenInsights openInsights)
{
    private int _version;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Person, ChangeKind.Permission];

    protected override Task<Result<InsightFrame>> ReadAsync(Actor actor, InsightFilter question) =>
        Task.Run(() => openInsights.RunAsync(actor, question, Disposed), Disposed);

    protected override Task OnChangedAsync() => ReadAllAgainAsync();

    // reloads the tiles as well
    private Task ReadAllAgainAsync()
    {
        _version++;
        return ReadAgainAsync();
    }

    private string Scope(InsightFrame frame)
    {
        var whose = frame.IsWhole
            ? Texts.FiguresOfTheWholeTenant
            : Texts.FiguresOfYourTeams.With(string.Join(", ", frame.Teams.Select(team => team.Name)));
        return Filter.Workflow is null ? whose : $"{whose} {Texts.NotByWorkflow}";
    }
}
