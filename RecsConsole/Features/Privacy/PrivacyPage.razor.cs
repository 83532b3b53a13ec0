using RecsConsole.Components.Forms;
using RecsConsole.Components.Lists;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Privacy;

/// <summary>The subjects of the tenant's personal data, and who was erased.</summary>
public sealed partial class PrivacyPage(
    FindSubjects findSubjects,
    ListErasures listErasures,
    EraseSubject eraseSubject,
    RequestErasure requestErasure,
    RejectErasure rejectErasure,
    PlaceHold placeHold
)
{
    private const string ExportForm = "export-subject";

    private static FilterOption[] Kinds => [new(SubjectName.PersonKind, SharedTexts.People)];

    private ReasonDialog? _dialog;
    private string? _news;
    private string? _failure; // what no open dialog says
    private ErasureProgress? _step;

    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Erasure, ChangeKind.Person, ChangeKind.Permission, ChangeKind.Configuration];

    protected override async Task<Result<PrivacyView>> ReadAsync(Actor actor, PrivacyFilter question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var kind = question.KindName ?? SubjectName.AccountKind;
        var found = await findSubjects.RunAsync(actor, new(kind, question.Text ?? ""), Disposed);
        var erased = await listErasures.RunAsync(actor, new() { Key = question.Erased, Page = question.Page }, Disposed);
        return (found.Value, erased.Value) is ({ } subjects, { } list) ? new PrivacyView(subjects, list) : found.Error ?? erased.Error!;
    }

    private Task AskAsync(SubjectLine line)
    {
        var isAlone = View!.Erasures.IsAlone;
        return _dialog!.AskAsync(
            EraseQuestion.Of(line, isAlone),
            async reason =>
            {
                var request = new EraseSubjectRequest(line.Subject, reason);
                return isAlone && !line.MayWait
                    ? await EraseAsync(request)
                    : await ShowResultAsync(await requestErasure.RunAsync(await ActorAsync(), request, Disposed));
            }
        );
    }

    private Task AskAsync(WaitingErasure waiting) =>
        _dialog!.AskAsync(EraseQuestion.Of(waiting), reason => EraseAsync(new(waiting.Subject, reason) { Asked = waiting.Request }));

    private async Task RejectAsync(WaitingErasure waiting) =>
        await ShowResultAsync(await rejectErasure.RunAsync(await ActorAsync(), waiting.Request, Disposed));

    private Task AskToHoldAsync(SubjectLine line) =>
        _dialog!.AskAsync(
            HoldQuestion.Of(line.Subject, line.Name),
            async reason =>
                await ShowResultAsync(
                    await placeHold.RunAsync(await ActorAsync(), new(line.Subject.Kind, line.Subject.Key, reason), Disposed)
                )
        );

    private async Task<Error?> EraseAsync(EraseSubjectRequest request)
    {
        var actor = await ActorAsync();
        var followed = request with { Progress = new Progress<ErasureProgress>(ShowStep) };
        try
        {
            // apart from the page's own turn, in which nothing could be shown until it is over
            var result = await Task.Run(() => eraseSubject.RunAsync(actor, followed, Disposed), Disposed);
            if (result.Value?.Key is { } key)
            {
                Show(Filter with { Receipt = key });
            }

            return await ShowResultAsync(result.IsOk ? result.Value.Words : result.Error);
        }
        finally
        {
            _step = null;
        }
    }

    private void ShowStep(ErasureProgress step)
    {
        _step = step;
        StateHasChanged();
    }

    private async Task<Error?> ShowResultAsync(Result<string> result)
    {
        _failure = result.Error is { } error && !_dialog!.IsOpen ? error.Message : null;
        if (result.IsOk)
        {
            _news = result.Value;
            await ReadAgainAsync();
        }

        StateHasChanged(); // the dialog calls back without rendering the page
        return result.Error;
    }

    private static string StoredOf(SubjectLine line) =>
        line.Subject.Kind is SubjectName.PersonKind ? Texts.NameAddressSearches : line.Extent;

    // A search shows one page only.
    private static ListPart<SubjectLine> PartOf(SubjectList list) => new(list.Lines, 1, FindSubjects.Max, Total: null);
}

/// <summary>Who can be erased, and who was.</summary>
public sealed record PrivacyView(SubjectList Subjects, ErasureList Erasures);
