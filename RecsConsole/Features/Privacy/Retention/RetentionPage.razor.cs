using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>How long each class of data is kept, what the job would remove now, and the legal holds.</summary>
public sealed partial class RetentionPage(
    ReadRetention readRetention,
    PreviewRetention previewRetention,
    SaveRetention saveRetention,
    ListHolds listHolds,
    PlaceHold placeHold,
    LiftHold liftHold
)
{
    private ReasonDialog? _dialog;
    private string _caseKey = "";
    private DraftLine? _kept;
    private string? _wrong;
    private string? _news;

    private string Verb => View?.Retention.Changes.IsAlone is true ? Texts.SavePeriod : Texts.SendForReview;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Configuration, ChangeKind.Erasure, ChangeKind.Job];

    protected override async Task<Result<RetentionPageView>> ReadAsync(Actor actor, HoldFilter question)
    {
        var retention = await readRetention.RunAsync(actor, Disposed);
        var holds = await listHolds.RunAsync(actor, question, Disposed);
        return (retention.Value, holds.Value) is ({ } read, { } list)
            ? new RetentionPageView(read, list.Holds)
            : retention.Error ?? holds.Error!;
    }

    private static string NameOf(string item) => DataClass.Find(item)?.Name() ?? item;

    private async Task<Result<ClassCount>> PreviewAsync(PreviewRetentionRequest request) =>
        await previewRetention.RunAsync(await ActorAsync(), request, Disposed);

    private Task AskToSaveAsync(SaveRetentionRequest request)
    {
        var dataClass = DataClass.Find(request.DataClass)!;
        var isShort = request.KeepDays is not null;
        var question = (request.KeepDays ?? dataClass.UsualDays) is { } days
            ? Texts.KeepForQuestion.With(dataClass.Name().AsClause(), days)
            : Texts.KeepForEverQuestion.With(dataClass.Name().AsClause());
        return _dialog!.AskAsync(
            new(question, isShort ? $"{dataClass.Consequence()} {Texts.ThisCannotBeUndone}" : "", Verb)
            {
                Label = Texts.EraseWhy,
                LongestReason = GovernedChanges.LongestWhy,
                IsDestructive = isShort,
                Draft = new(DraftForms.Periods, $"why:{dataClass.Key}"),
            },
            async reason => await ShowResultAsync(await saveRetention.RunAsync(await ActorAsync(), request with { Why = reason }, Disposed))
        );
    }

    private Task AskToHoldAsync()
    {
        var key = _caseKey.Trim();
        return _dialog!.AskAsync(
            HoldQuestion.Of(new(SubjectName.CaseKind, key), key),
            async reason =>
            {
                var result = await placeHold.RunAsync(await ActorAsync(), new(SubjectName.CaseKind, key, reason), Disposed);
                if (result.IsOk)
                {
                    _caseKey = "";
                    await (_kept?.ForgetAsync() ?? Task.CompletedTask);
                }

                return await ShowResultAsync(result);
            }
        );
    }

    private Task AskToLiftAsync(HoldLine line) =>
        _dialog!.AskAsync(
            HoldQuestion.ToLift(line),
            async reason => await ShowResultAsync(await liftHold.RunAsync(await ActorAsync(), new(line.Id, reason), Disposed))
        );

    private async Task<Error?> ShowResultAsync(Result<string> result)
    {
        if (result.IsOk)
        {
            await ReadAgainAsync();
            (_wrong, _news) = (null, result.Value);
            StateHasChanged(); // the dialog calls back without rendering the page
        }

        return result.Error;
    }
}

/// <summary>The periods, and the legal holds.</summary>
public sealed record RetentionPageView(RetentionView Retention, IReadOnlyList<HoldLine> Holds);
