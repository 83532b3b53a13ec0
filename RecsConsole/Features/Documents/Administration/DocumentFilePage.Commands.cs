using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>What is done to the version on the screen.</summary>
public sealed partial class DocumentFilePage
{
    private async Task ApproveAsync()
    {
        var version = Selected!;
        var result = await DoAsync(actor => commands.Approve.RunAsync(actor, new(Key!, version.Version, version.Revision), Disposed));
        await FollowAsync(result, Texts.VersionApproved.With(version.Version));
    }

    private async Task WithdrawAsync()
    {
        var version = Selected!;
        var request = new VersionRequest(Key!, version.Version, version.Revision);
        var result = await DoAsync(actor => commands.Withdraw.RunAsync(actor, request, _reason, Disposed));
        _reason = "";
        await _withdraw!.CloseAsync();
        await FollowAsync(result, Texts.VersionWithdrawn.With(version.Version));
    }

    private async Task CurateAsync(IReadOnlyList<string> issueTypes)
    {
        var result = await DoAsync(actor => commands.Curate.RunAsync(actor, new(Key!, issueTypes), Disposed));
        _refusal = result.Error?.Message;
        _news = result.Value switch
        {
            null => null,
            [] => Texts.RecommendedForNoIssueTypeAnyMore,
            var chosen => Texts.RecommendedFor.With(string.Join(", ", chosen)),
        };
        await ReadAsync();
    }

    private async Task FollowAsync(Result<DocumentStatus> result, string done)
    {
        _refusal = result.Error?.Message;
        _news = result.IsOk ? $"{done}: {DocumentLabels.State(result.Value).ToLowerInvariant()}." : null;
        await ReadAsync();
    }

    private async Task<Result<T>> DoAsync<T>(Func<Actor, Task<Result<T>>> work)
    {
        _isBusy = true;
        try
        {
            return await work(await actors.GetAsync(Disposed));
        }
        finally
        {
            _isBusy = false;
        }
    }
}
