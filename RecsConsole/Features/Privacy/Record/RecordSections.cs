using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>The record in sections, in the reader's language.</summary>
internal static class RecordSections
{
    public static ProcessingRecord Of(RecordFacts facts, DateTimeOffset at) =>
        new(
            facts.Tenant.Name,
            at,
            facts.Settings.Version,
            [
                Purposes(facts),
                Bases(facts.Settings),
                Amounts(facts.Amounts),
                Fields(facts.Settings.Part.FieldLimits),
                Retention(facts),
                Recipients(facts.Recipients),
                Roles(facts.Roles),
                Automated(facts),
                Models(facts.Models),
            ]
        );

    private static RecordSection Purposes(RecordFacts facts) =>
        new(
            "purposes",
            Texts.RecordPurposes,
            [
                Texts.RecordPurposesText,
                facts.Settings.LearningBasis is { } basis ? Texts.RecordLearningBasis.With(basis) : Texts.RecordNoLearningBasis,
                facts.Tenant.Region is { } region ? Texts.RecordRegion.With(region) : Texts.RecordNoRegion,
            ]
        );

    private static RecordSection Bases(TenantConfiguration settings)
    {
        var bases = (settings.Bases ?? []).ToDictionary(each => each.Class, each => each.Basis);
        return new(
            "bases",
            Texts.ConsentTitle,
            [],
            new(
                [Texts.ClassOfData, Texts.LegalBasisTitle],
                [
                    .. Enum.GetValues<FieldClass>()
                        .Select(each =>
                            (IReadOnlyList<string>)[FieldLabels.Of(each), Consent.ConsentLabels.Of(bases.GetValueOrDefault(each))]
                        ),
                ]
            )
        );
    }

    private static RecordSection Amounts(RecordAmounts amounts) =>
        new(
            "amounts",
            Texts.RecordAmounts,
            [],
            new(
                [Texts.RecordWhat, Texts.RecordHowMany],
                [
                    [SharedTexts.Cases, Number(amounts.Cases)],
                    [SharedTexts.Customers, Number(amounts.Customers)],
                    [SharedTexts.People, Number(amounts.People)],
                    [SharedTexts.Documents, Texts.DocumentsInForceOf.With(amounts.DocumentsInForce, amounts.Documents)],
                    [Texts.RecordDecisions, Number(amounts.Decisions)],
                ]
            )
        );

    private static RecordSection Fields(FieldLimits? limits) =>
        new(
            "fields",
            Texts.RecordFields,
            [Texts.RecordFieldsText.With(DataFields.All.Count, DataFields.All.Count(field => field.IsPersonal))],
            new(
                [Texts.DataField, Texts.ClassOfData, Texts.RecordPersonal, .. Enum.GetValues<FieldPurpose>().Select(FieldLabels.Of)],
                [.. DataFields.All.Select(field => Row(field, limits))]
            )
        );

    private static IReadOnlyList<string> Row(DataField field, FieldLimits? limits) =>
        [
            $"{FieldLabels.Of(field)} ({field.Key})",
            FieldLabels.Of(field.Class),
            field.IsPersonal ? Texts.RecordYes : Texts.RecordNo,
            .. Enum.GetValues<FieldPurpose>()
                .Select(purpose =>
                    limits.Allows(field, purpose) ? Texts.RecordYes
                    : field.Purposes.Contains(purpose) ? Texts.RecordWithheld
                    : Texts.NeverUsed
                ),
        ];

    private static RecordSection Retention(RecordFacts facts) =>
        new(
            "retention",
            Texts.HowLongKept,
            [Texts.KeptAlways, Texts.RecordHolds.With(facts.Holds), Texts.RecordErasure],
            new(
                [Texts.ClassOfData, Texts.RecordKept],
                [
                    .. DataClass.All.Select(each =>
                        (IReadOnlyList<string>)
                            [
                                each.Name(),
                                (facts.KeepDays.TryGetValue(each.Key, out var days) ? days : each.UsualDays) is { } keepDays
                                    ? Texts.RecordDays.With(keepDays)
                                    : Texts.ForEver,
                            ]
                    ),
                ]
            )
        );

    private static RecordSection Recipients(IReadOnlyList<RecordRecipient> recipients) =>
        new(
            "recipients",
            Texts.RecordRecipients,
            [recipients.Count == 0 ? Texts.RecordNoRecipients : Texts.RecordRecipientsText],
            new(
                [SharedTexts.Kind, SharedTexts.Name, Texts.RecordServer, SharedTexts.State, Texts.RecordGets],
                [
                    .. recipients.Select(each =>
                        (IReadOnlyList<string>)
                            [
                                RecordLabels.Of(each.Kind),
                                each.Name,
                                each.Where ?? "",
                                RecordLabels.Of(each.State),
                                RecordLabels.GetsOf(each.Kind),
                            ]
                    ),
                ]
            )
        );

    private static RecordSection Roles(IReadOnlyList<RecordRole> roles) =>
        new(
            "roles",
            Texts.RecordRoles,
            [Texts.RecordRolesText],
            new(
                [Texts.RecordRole, SharedTexts.People, Texts.RecordMay],
                [
                    .. roles.Select(each =>
                        (IReadOnlyList<string>)
                            [
                                RoleNames.Of(each.Role),
                                Number(each.People),
                                each.Rights.Count == 0 ? Texts.RecordMayNothing : string.Join(", ", each.Rights.Select(RecordLabels.Of)),
                            ]
                    ),
                ]
            )
        );

    private static RecordSection Automated(RecordFacts facts)
    {
        var part = facts.Settings.Part;
        var on = Enum.GetValues<SlateKind>().Where(kind => part.SurfaceOf(kind).IsOn).Select(RecordLabels.Of).ToList();
        return new(
            "automated",
            Texts.RecordAutomated,
            [
                Texts.RecordNoAutomatedDecision,
                on.Count == 0 ? Texts.RecordNoSuggestions : Texts.RecordSuggestions.With(string.Join(", ", on)),
                part.ExplorationRate is { } rate ? Texts.RecordTried.With(rate / 10_000) : Texts.RecordNotTried,
                Texts.RecordRisky.With(facts.Amounts.RiskyActions),
                Texts.RecordByRules.With(facts.Amounts.ByRulesPeople, facts.Amounts.ByRulesCustomers),
                Texts.RecordNeverFeatures,
            ]
        );
    }

    private static RecordSection Models(IReadOnlyList<RecordModel> models) =>
        new(
            "models",
            Texts.RecordModels,
            [models.Count == 0 ? Texts.RecordNoModels : Texts.RecordModelsText],
            new(
                [
                    SharedTexts.Version,
                    SharedTexts.Kind,
                    SharedTexts.State,
                    Texts.RecordLearnedFrom,
                    Texts.RecordLeftOut,
                    Texts.RecordBasis,
                    Texts.FeaturesOnIt,
                ],
                [.. models.Select(Row)]
            )
        );

    private static IReadOnlyList<string> Row(RecordModel model) =>
        model.Card is not { } card
            ? [model.Version, model.Kind, model.Status, Texts.RecordNoCard, "", "", ""]
            :
            [
                model.Version,
                model.Kind,
                model.Status,
                Texts.RecordCardData.With(CardLabels.Sources(card), Day(card.From), Day(card.To)),
                Number(card.LeftOut.Sum(each => each.Count)),
                card.Basis ?? Texts.RecordNone,
                CardLabels.Columns(card.Columns),
            ];

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
