using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Connections.Owners;

/// <summary>Looks up unknown owners when asked to, because that asks the other system.</summary>
public sealed partial class OwnersSection(LookUpOwners lookUpOwners, AddOwners addOwners)
{
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
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

    /// <summary>Called once people were added, which changes the connection.</summary>
    [Parameter]
    public EventCallback OnAdded { get; set; }

    private async Task LookAsync(int skip)
    {
        (_isBusy, _skip) = (true, skip);
        _chosen.Clear();
        _addresses.Clear();
        var result = await lookUpOwners.RunAsync(await ActorAsync(), ConnectionId, skip, Disposed);
        (_isBusy, _found, _wrong) = (false, result.Value, result.Error?.Message);
        _news = _found is { } found ? NewsOf(found) : null;
    }

    private async Task AddAsync()
    {
        _isBusy = true;
        var request = new AddOwnersRequest(ConnectionId, [.. _chosen])
        {
            Skip = _skip,
            Addresses = _addresses.Where(each => _chosen.Contains(each.Key)).ToDictionary(StringComparer.Ordinal),
        };
        var result = await addOwners.RunAsync(await ActorAsync(), request, Disposed);
        if (result.Value is not { } added)
        {
            (_isBusy, _wrong) = (false, result.Error?.Message);
            return;
        }

        await OnAdded.InvokeAsync();
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

    private bool IsUsable(OwnerThere owner) => AddOwners.IsUsable(owner, _addresses.GetValueOrDefault(owner.Id));

    // somebody whose address is entered is meant to be added
    private void Enter(OwnerThere owner, string? address)
    {
        _addresses[owner.Id] = address ?? "";
        if (!IsUsable(owner))
        {
            _chosen.Remove(owner.Id);
        }
        else
        {
            _chosen.Add(owner.Id);
        }
    }

    private void ChooseAll() => _chosen.UnionWith((_found?.Unknown ?? []).Where(IsUsable).Select(owner => owner.Id));

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
