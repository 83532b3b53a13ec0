using RecsConsole.Components.Keys;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Approvals;

/// <summary>Requests for actions that need a second person: pending, own, and decided ones.</summary>
public sealed partial class ApprovalsPage
{
    private readonly ListApprovals _listApprovals;
    private readonly ReadApproval _readApproval;
    private readonly PageKey[] _keys;
    private ApprovalDecisions? _decisions;
    private Guid? _cursor;
    private string? _news;

    public ApprovalsPage(ListApprovals listApprovals, ReadApproval readApproval)
    {
        (_listApprovals, _readApproval) = (listApprovals, readApproval);
        _keys =
        [
            new("j", Texts.NextRequest, () => Move(1)),
            new("k", Texts.RequestBefore, () => Move(-1)),
            new("Enter", Texts.OpenTheRequest, OpenCurrent),
            new("a", Texts.ApproveInSentence, () => _decisions!.DecideAsync(Current, ApprovalVerdict.Approve)),
            new("x", Texts.RejectInSentence, () => _decisions!.DecideAsync(Current, ApprovalVerdict.Reject)),
        ];
    }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    private IReadOnlyList<ApprovalLine> Lines => View?.List.Lines ?? [];

    private ApprovalLine? Current => Lines.FirstOrDefault(line => line.Id == _cursor) ?? Opened?.Value?.Line;

    private Result<ApprovalList>? Listed =>
        (Error, View) switch
        {
            ({ } error, _) => error,
            (_, { } view) => view.List,
            _ => null,
        };

    // nothing of one request may be shown under the URL of another
    private Result<ApprovalView>? Opened =>
        (Error, View) switch
        {
            ({ } error, _) => error,
            (_, { } view) when view.OpenId == Filter.Request => view.Open,
            _ => null,
        };

    protected override async Task<Result<ApprovalsPageView>> ReadAsync(Actor actor, ApprovalFilter question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var open = question.Request is { } id ? await _readApproval.RunAsync(actor, id, Disposed) : null;
        var list = await _listApprovals.RunAsync(actor, question, Disposed);
        return list.Value is { } read ? new ApprovalsPageView(read, question.Request, open) : list.Error!;
    }

    protected override void OnQuestionChanged() => _cursor = Filter.Request ?? _cursor;

    protected override Task OnReadAsync()
    {
        if (Lines.Count > 0 && Lines.All(line => line.Id != _cursor))
        {
            _cursor = Filter.Request ?? Lines[0].Id;
        }

        return Task.CompletedTask;
    }

    protected override async Task OnChangedAsync()
    {
        var before = View?.List.Counts.Pending;
        await ReadAgainAsync();
        var after = View?.List.Counts.Pending;
        _news = before == after ? null : Texts.WaitingForYouWithAfter.With(after);
    }

    // A shortcut key is not an event of this component, so it does not render by itself.
    private void Move(int by)
    {
        if (Lines.Count > 0)
        {
            var index = Lines.ToList().FindIndex(line => line.Id == _cursor);
            _cursor = Lines[Math.Clamp(index + by, 0, Lines.Count - 1)].Id;
            StateHasChanged();
        }
    }

    private void OpenCurrent()
    {
        if (Current is { } line)
        {
            Open(line);
        }
    }

    private void Open(ApprovalLine line) => Show(Filter with { Request = line.Id });
}

/// <summary>The list of requests, and the open one beside it.</summary>
/// <param name="OpenId">The request that was open when the list was loaded; null when none was.</param>
public sealed record ApprovalsPageView(ApprovalList List, Guid? OpenId, Result<ApprovalView>? Open);
