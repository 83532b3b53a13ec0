using System.Diagnostics.CodeAnalysis;
using RecsConsole.Platform;
using RecsConsole.Tenancy.UseCases;

namespace RecsConsole.Features.Catalog.CaseTypes.UseCases;

/// <summary>The three answers that are asked for before suggestions for a case type begin.</summary>
/// <param name="Frequency">Null while it is not answered; so for the cost of an error.</param>
/// <param name="SignalSource">Where it is seen whether a step helped.</param>
public sealed record UseCaseAnswers(DecisionFrequency? Frequency, ErrorCost? ErrorCost, string SignalSource)
{
    /// <summary>Maximum length of the source of signals, in characters.</summary>
    public const int LongestSource = 300;

    /// <summary>Nothing is answered.</summary>
    public static UseCaseAnswers None { get; } = new(null, null, "");

    /// <summary>The first answer that is missing or wrong, in words; null when all are given.</summary>
    public string? Problem =>
        !IsAnswer(Frequency) ? Texts.AnswerHowOften
        : !IsAnswer(ErrorCost) ? Texts.AnswerWhatAnErrorCosts
        : SignalSource.Trim().Length is 0 or > LongestSource ? Texts.AnswerWhereItIsSeen.With(LongestSource)
        : null;

    /// <summary>What was stated for a case type, as answers.</summary>
    public static UseCaseAnswers Of(UseCase? stated) =>
        stated is null ? None : new(stated.Frequency, stated.ErrorCost, stated.SignalSource);

    /// <summary>The answers as what the tenant states for a case type.</summary>
    /// <exception cref="InvalidOperationException">An answer is missing.</exception>
    public UseCase For(string caseType) =>
        Problem is null
            ? new(caseType, Frequency!.Value, ErrorCost!.Value, SignalSource.Trim())
            : throw new InvalidOperationException("An answer is missing.");

    private static bool IsAnswer<T>([NotNullWhen(true)] T? value)
        where T : struct, Enum => value is { } answer && Enum.IsDefined(answer);
}
