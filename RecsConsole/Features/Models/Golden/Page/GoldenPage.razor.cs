using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models.Golden.Page;

/// <summary>The tenant's golden set: adds an expectation from a decision, changes and removes them.</summary>
public sealed partial class GoldenPage(ReadGoldenSet readGoldenSet, SaveGoldenCase saveGoldenCase, RemoveGoldenCase removeGoldenCase)
{
    /// <summary>The path of the page.</summary>
    public const string Root = "/models/golden";

    private ConfirmDialog? _confirm;
    private GoldenForm? _form;
    private GoldenLine? _edited;
    private Guid _newId = Guid.NewGuid();
    private string _question = "";
    private string? _wrong;
    private string? _news;
    private bool _isBusy;

    [SupplyParameterFromQuery(Name = "decision")]
    public string? Decision { get; set; }

    protected override GoldenQuestion Question => new(Guid.TryParse(Decision, out var id) ? id : null);

    protected override IReadOnlyList<ChangeKind> Follows => ModelChanges.Kinds;

    protected override Task<Result<GoldenSetView>> ReadAsync(Actor actor, GoldenQuestion question) =>
        readGoldenSet.RunAsync(actor, question.DecisionId, Disposed);

    private void Edit(GoldenLine line) => (_edited, _wrong, _news) = (line, null, null);

    private SaveGoldenCaseRequest NewOf(GoldenMark form) => new(_newId, 0, form.DecisionId, SlateKind.Action, "", 3, "");

    private static SaveGoldenCaseRequest StartOf(GoldenLine line) =>
        new(line.Id, line.Version, line.DecisionId, line.Kind, line.ItemId, line.Within, line.Why);

    private async Task SaveAsync(SaveGoldenCaseRequest request)
    {
        (_isBusy, _wrong, _news) = (true, null, null);
        var saved = await saveGoldenCase.RunAsync(await ActorAsync(), request, Disposed);
        if (saved.Error is { } error)
        {
            _wrong = error.Message; // the input stays
        }
        else
        {
            _form!.Clear();
            (_news, _edited, _newId) = (Texts.GoldenSaved, null, Guid.NewGuid());
        }

        await ReadAgainAsync();
        _isBusy = false;
    }

    private async Task RemoveAsync(GoldenLine line)
    {
        _question = Texts.GoldenRemoveQuestion.With(line.Item ?? SharedTexts.NoneInSentence, line.CaseKey);
        StateHasChanged();
        if (await _confirm!.AskAsync())
        {
            var removed = await removeGoldenCase.RunAsync(await ActorAsync(), line.Id, line.Version, Disposed);
            (_wrong, _news) = (removed.Error?.Message, removed.IsOk ? Texts.GoldenRemoved : null);
            await ReadAgainAsync();
        }
    }
}

/// <param name="DecisionId">The decision to add an expectation for; null for the list alone.</param>
public sealed record GoldenQuestion(Guid? DecisionId);
