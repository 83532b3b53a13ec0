using System.Globalization;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Missing;

namespace RecsConsole.Features.Recommendations.Missing;

/// <summary>Display texts of what a case lacks.</summary>
internal static class MissingLabels
{
    /// <summary>What to ask for, or why nothing needs to be asked.</summary>
    public static string AdviceOf(MissingView view) =>
        view.Fields switch
        {
            [] => Texts.NothingIsMissing,
            [{ ChangingFirst: > 0 } first, ..] => Texts.AskForFirstStep.With(PhraseOf(first.Field), first.ChangingFirst, first.Cases),
            [{ ChangingAny: > 0 } first, ..] => Texts.AskForOtherItems.With(PhraseOf(first.Field), first.ChangingAny, first.Cases),
            _ => Texts.NothingMissingMatters,
        };

    /// <summary>How much the field would change.</summary>
    public static string EffectOf(MissingField field) =>
        field switch
        {
            { ChangingFirst: > 0 } => Texts.ChangesFirstStep.With(field.ChangingFirst, field.Cases),
            { ChangingAny: > 0 } => Texts.ChangesOtherItems.With(field.ChangingAny, field.Cases),
            _ => Texts.ChangesNothing,
        };

    public static string NameOf(AskedField field) =>
        field.Kind switch
        {
            AskedKind.IssueType => SharedTexts.IssueType,
            AskedKind.Product => Texts.FieldProduct,
            AskedKind.Priority => Texts.FieldPriority,
            AskedKind.Language => SharedTexts.Language,
            _ => FallbackLabels.Of(field.Name),
        };

    /// <summary>A value with the number of similar cases that have it.</summary>
    public static string ValueOf(MissingField field, MissingValue value) =>
        Texts.ValueOfCases.With(WordsOf(field.Field, value.Value), value.Cases, field.Cases);

    public static string TitleOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.WhatNext,
            SlateKind.Document => SharedTexts.ReadThis,
            _ => SharedTexts.AskSomeone,
        };

    // within a sentence, in the case of the noun that the sentence needs
    private static string PhraseOf(AskedField field) =>
        field.Kind switch
        {
            AskedKind.IssueType => Texts.PhraseIssueType,
            AskedKind.Product => Texts.PhraseProduct,
            AskedKind.Priority => Texts.PhrasePriority,
            AskedKind.Language => Texts.PhraseLanguage,
            _ => Texts.PhraseOwnField.With(FallbackLabels.Of(field.Name)),
        };

    private static string WordsOf(AskedField field, string value) =>
        field.Kind switch
        {
            AskedKind.IssueType or AskedKind.Product => FallbackLabels.Of(value),
            AskedKind.Priority => PriorityOf(int.Parse(value, CultureInfo.InvariantCulture)),
            _ => value,
        };

    private static string PriorityOf(int priority) =>
        priority switch
        {
            1 => SharedTexts.PriorityUrgent,
            2 => SharedTexts.PriorityHigh,
            3 => SharedTexts.PriorityNormal,
            _ => SharedTexts.PriorityLow.With(priority),
        };
}
