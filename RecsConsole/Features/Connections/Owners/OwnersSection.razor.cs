using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Connections.Owners;

/// <summary>Looks up unknown owners when asked to, because that asks the other system.</summary>
public sealed partial class OwnersSection(LookUpOwners lookUpOwners, AddOwners addOwners)
{
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private OwnersThere? _found;
    private string? _news;
    private string? _wrong;
    private bool _isBusy;
    private int _skip;

    [Parameter, EditorRequired]
    public required Guid ConnectionId { get; set; }

    /// <summary>Name of the connection.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    private async Task LookAsync(int skip)
    {
        (_isBusy, _skip) = (true, skip);
        _chosen.Clear();
        var result = await lookUpOwners.RunAsync(await ActorAsync(), ConnectionId, skip, Disposed);
        (_isBusy, _found, _wrong) = (false, result.Value, result.Error?.Message);
        _news = _found is { } found ? NewsOf(found) : null;
    }

    private async Task AddAsync()
    {
        _isBusy = true;
        var result = await addOwners.RunAsync(await ActorAsync(), new(ConnectionId, [.. _chosen]), Disposed);
        if (result.Value is not { } added)
        {
            (_isBusy, _wrong) = (false, result.Error?.Message);
            return;
        }

        await LookAsync(_skip);
        _news = Texts.OwnersAdded.With(added.Count);
    }

    private void Toggle(OwnerThere owner)
    {
        if (!_chosen.Remove(owner.Id))
        {
            _chosen.Add(owner.Id);
        }
    }

    private void ChooseAll() => _chosen.UnionWith((_found?.Unknown ?? []).Where(AddOwners.IsUsable).Select(owner => owner.Id));

    private string? NewsOf(OwnersThere found) =>
        string.Join(
            ' ',
            new[]
            {
                found.Unknown.Count == 0 ? Texts.NoUnknownOwners : null,
                found.Unread > 0 ? Texts.OwnersUnread.With(found.Unread) : null,
                found.HasMore ? Texts.SomeOwnersRead.With(_skip + 1, _skip + UnknownOwners.Max) : null,
            }.OfType<string>()
        );
}
