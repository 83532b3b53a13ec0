using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Compliance;

/// <summary>Where data may be, which rules the tenant's field of law brings, and what data about people may be used for.</summary>
public sealed partial class CompliancePage(ReadCompliance readCompliance, SaveCompliance saveCompliance)
{
    private ReasonDialog? _dialog;
    private string? _news;

    protected override bool Question => true;

    private string Verb => View?.Changes.IsAlone is true ? Texts.SaveFieldsVerb : Texts.SendForReview;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Configuration];

    protected override Task<Result<ComplianceView>> ReadAsync(Actor actor, bool question) => readCompliance.RunAsync(actor, Disposed);

    private Task AskForProfileAsync(ComplianceProfile profile) =>
        AskAsync(
            new(Texts.ChooseProfileQuestion.With(ComplianceLabels.Of(profile)), ComplianceLabels.RulesOf(profile), Verb)
            {
                Label = Texts.EraseWhy,
                Draft = new(DraftForms.Compliance, $"profile:{profile}"),
            },
            request => request with { Profile = profile }
        );

    private Task AskForRegionAsync(string region) =>
        AskAsync(
            new(
                region.Length > 0 ? Texts.LimitToRegionQuestion.With(region) : Texts.LiftRegionQuestion,
                region.Length > 0 ? Texts.LimitToRegionConsequence.With(region) : Texts.LiftRegionConsequence,
                Verb
            )
            {
                Label = Texts.EraseWhy,
                Draft = new(DraftForms.Compliance, "region"),
            },
            request => request with { Region = region }
        );

    private Task AskToDocumentAsync(UseLine line) =>
        AskAsync(
            new(Texts.DocumentUseQuestion.With(ComplianceLabels.Of(line.Use)), Texts.DocumentUseConsequence, Texts.DocumentUse)
            {
                Label = Texts.DocumentationLabel,
                Draft = new(DraftForms.Compliance, $"use:{line.Use}"),
            },
            request => request with { Use = line.Use }
        );

    private Task AskAsync(ReasonQuestion question, Func<SaveComplianceRequest, SaveComplianceRequest> change) =>
        _dialog!.AskAsync(
            question,
            async reason =>
            {
                var request = change(new(View!.Version, reason));
                var result = await saveCompliance.RunAsync(await ActorAsync(), request, Disposed);
                if (result.IsOk)
                {
                    await ReadAgainAsync();
                    _news = result.Value;
                    StateHasChanged(); // the dialog calls back without rendering the page
                }

                return result.Error;
            }
        );
}
