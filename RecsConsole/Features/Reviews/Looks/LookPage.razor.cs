using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>Decisions for a reviewer to look at, with their verdicts; reloads when entries are added or judged.</summary>
public sealed partial class LookPage(ListLooks listLooks, JudgeLook judgeLook)
{
    private string? _news;
    private string? _refusal;
    private Guid? _current;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Study, ChangeKind.Permission];

    protected override TimeSpan Gather => ReviewChanges.Gather;

    protected override Task<Result<LookList>> ReadAsync(Actor actor, LookFilter question) => listLooks.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => (_news, _refusal) = (null, null);

    // only the first opens by itself: one that opened with the focus would move the buttons under the pointer
    private static Guid? FirstOf(LookList list) => list.Lines.FirstOrDefault(line => line.Verdict is null)?.DecisionId;

    // the one with the focus, else the first that waits; the keys work right after opening the page
    private Guid? CurrentOf(LookList list)
    {
        var waiting = list.Lines.Where(line => line.Verdict is null).Select(line => line.DecisionId).ToList();
        return !list.MayJudge || waiting.Count == 0 ? null
            : _current is { } current && waiting.Contains(current) ? current
            : waiting[0];
    }

    private async Task<bool> JudgeAsync(JudgeLookRequest request)
    {
        var result = await judgeLook.RunAsync(await ActorAsync(), request, Disposed);
        (_refusal, _news) = (result.Error?.Message, result.IsOk ? Texts.VerdictSaved : null);
        await ReadAgainAsync();
        StateHasChanged();
        return result.IsOk;
    }
}
