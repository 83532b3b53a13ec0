using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.People.Grants;

/// <summary>Temporary grants for single cases or documents; reloads when permissions change.</summary>
public sealed partial class GrantsPage(ListTenantGrants listGrants, WithdrawGrant withdrawGrant)
{
    private static FilterOption[] States =>
        [
            new(GrantFilter.NameOf(GrantState.Expired), Texts.Expired),
            new(GrantFilter.NameOf(GrantState.Withdrawn), Texts.Withdrawn),
            new(GrantFilter.NameOf(null), Texts.InAnyState),
        ];

    private ConfirmDialog? _confirm;
    private string _question = "";
    private string? _wrong;
    private string? _news;
    private bool _isBusy;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Permission];

    protected override Task<Result<TenantGrantList>> ReadAsync(Actor actor, GrantFilter question) =>
        listGrants.RunAsync(actor, question, Disposed);

    private async Task<ListPart<TenantGrantLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private async Task WithdrawAsync(TenantGrantLine line)
    {
        var about = GrantLabels.ObjectOf(line.Kind, line.ObjectKey);
        _question = GrantLabels.Question(line.Person?.Name, about);
        StateHasChanged();
        if (!await _confirm!.AskAsync())
        {
            return;
        }

        _isBusy = true;
        var result = await withdrawGrant.RunAsync(await ActorAsync(), line.Id, Disposed);
        _wrong = result.Error?.Message;
        _news = result.IsOk ? Texts.TheRightToWasWithdrawn.With(about) : null;
        await ReadAgainAsync();
        _isBusy = false;
    }

    private Task LentAsync(string news)
    {
        (_wrong, _news) = (null, news);
        return ReadAgainAsync();
    }

    private void Narrow(GrantFilter filter) => Show(filter with { Page = 1 });

    private static ListPart<TenantGrantLine> PartOf(TenantGrantList list) =>
        new(list.Lines, list.Page, ListTenantGrants.PageSize, list.Total);
}
