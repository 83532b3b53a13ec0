using RecsConsole.Components.Keys;
using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Teams;

/// <summary>A supervisor's teams: who has what, and reassigning cases.</summary>
public sealed partial class TeamsPage
{
    private const string RowsId = "teams";

    private readonly ReadTeams _readTeams;
    private readonly PageKey[] _keys;
    private readonly GridSelection<BoardLine> _picked = new(line => line.Id);
    private TeamAssigning? _assigning;
    private BoardLine? _current;
    private string? _refused;

    public TeamsPage(ReadTeams readTeams)
    {
        _readTeams = readTeams;
        _keys = [new("x", Texts.SelectTheCase, PickCurrentAsync)]; // Escape is a key of the bar
    }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case, ChangeKind.Person, ChangeKind.Permission, ChangeKind.Import];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override Task<Result<TeamBoard>> ReadAsync(Actor actor, TeamFilter question) =>
        _readTeams.RunAsync(actor, question, Disposed);

    // A tenant's cases change all the time: a case that is neither counted nor belongs to these teams and people does not reload the board.
    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        var ids = changes.Select(CaseOf).OfType<Guid>().Distinct().ToList();
        if (
            View is not { } shown
            || changes.Any(change => CaseOf(change) is null)
            || shown.Groups.SelectMany(group => group.Cases).Intersect(ids).Any()
        )
        {
            await ReadAgainAsync();
        }
        else if (await _readTeams.HasAnyAsync(await ActorAsync(), shown, ids, Disposed))
        {
            await ReadAgainAsync();
        }
    }

    // deselects cases that are collapsed or gone, and refreshes the others
    protected override Task OnReadAsync()
    {
        _picked.Keep([.. View?.Cases.Values ?? []]);
        return Task.CompletedTask;
    }

    // for a case that was closed or reopened, the key of the change has a suffix after the id
    private static Guid? CaseOf(Change change) =>
        change.Kind == ChangeKind.Case && Guid.TryParse(change.Key.Split(':')[0], out var id) ? id : null;

    private void Pick(BoardLine line)
    {
        if (line.MayGive && View is { MayAssign: true })
        {
            _picked.Toggle(line);
        }
    }

    private Task PickCurrentAsync()
    {
        if (_current is { } current && View?.Cases.GetValueOrDefault(current.Id) is { } line)
        {
            Pick(line);
            StateHasChanged();
        }

        return Task.CompletedTask;
    }

    private async Task ShowMessageAsync(string message)
    {
        await ReadAgainAsync();
        _refused = message;
    }

    private Task AssignedAsync()
    {
        _picked.Clear();
        _refused = null;
        return ReadAgainAsync();
    }
}
