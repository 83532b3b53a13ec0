using RecsConsole.Components.Lists;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews;

/// <summary>The studies a reviewer judges in; for leads, all studies.</summary>
public sealed partial class ReviewPage(ListStudies listStudies)
{
    protected override IReadOnlyList<ChangeKind> Follows => ReviewChanges.Kinds;

    protected override TimeSpan Gather => ReviewChanges.Gather;

    protected override Task<Result<StudyList>> ReadAsync(Actor actor, StudyFilter question) =>
        listStudies.RunAsync(actor, question, Disposed);

    private async Task<ListPart<LedStudy>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value?.Part;
}
