using RecsConsole.Components.Keys;
using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Teams;

/// <summary>The teams of a supervisor: who has what, and cases that change hands.</summary>
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
        _keys = [new("x", Texts.SelectTheCase, PickCurrentAsync), new("Escape", Texts.ClearTheSelection, ClearAsync)];
    }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case, ChangeKind.Person, ChangeKind.Permission, ChangeKind.Import];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override Task<Result<TeamBoard>> ReadAsync(Actor actor, TeamFilter question) =>
        _readTeams.RunAsync(actor, question, Disposed);

    // A tenant's cases move all the time: one that is neither counted nor of these teams and people moves nothing here.
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

    // what is folded or gone is no longer selected; what is still there, as it stands now
    protected override Task OnReadAsync()
    {
        _picked.Keep([.. View?.Cases.Values ?? []]);
        return Task.CompletedTask;
    }

    // the key of a case that was closed or opened again says so behind its id
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

    private Task ClearAsync()
    {
        _picked.Clear();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task SayAsync(string message)
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
