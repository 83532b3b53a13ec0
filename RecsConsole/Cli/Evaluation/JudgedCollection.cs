namespace RecsConsole.Cli.Evaluation;

/// <summary>Documents, queries, and the relevance of documents for each query.</summary>
internal sealed record JudgedCollection(
    IReadOnlyList<JudgedText> Documents,
    IReadOnlyList<JudgedText> Questions,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Judgements
)
{
    /// <summary>
    /// The judged queries of one half, or all: halves are split by the numeric id of a query, or by its position in the file when the id is
    /// not a number. Queries without relevant documents are left out.
    /// </summary>
    public IReadOnlyList<JudgedText> Subset(string subset) =>
        [
            .. Questions
                .Select((question, place) => (question, Number: NumberOf(question.Id, place + 1)))
                .Where(each =>
                    subset switch
                    {
                        "odd" => each.Number % 2 != 0,
                        "even" => each.Number % 2 == 0,
                        _ => true,
                    }
                )
                .Select(each => each.question)
                .Where(question => Judgements.TryGetValue(question.Id, out var judged) && judged.Values.Any(grade => grade > 0)),
        ];

    private static long NumberOf(string id, int place) =>
        long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : place;
}
