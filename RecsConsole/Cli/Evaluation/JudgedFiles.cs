using System.Globalization;
using System.Text.Json;

namespace RecsConsole.Cli.Evaluation;

/// <summary>Reads a judged collection in the BEIR layout, plain or gz; errors name file, line and column.</summary>
internal static class JudgedFiles
{
    private const int MaxGrade = 30;

    public static JudgedCollection Read(string corpus, string queries, string qrels)
    {
        var documents = Texts(corpus);
        var questions = Texts(queries);
        var judgements = Judgements(
            qrels,
            questions.Select(each => each.Id).ToHashSet(StringComparer.Ordinal),
            documents.Select(each => each.Id).ToHashSet(StringComparer.Ordinal)
        );
        return new(documents, questions, judgements);
    }

    private static List<JudgedText> Texts(string path)
    {
        var texts = new List<JudgedText>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, line) in InputLines.Of(path))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var text = Text(path, number, line);
            if (!known.Add(text.Id))
            {
                throw InputLines.At(path, number, $"_id '{text.Id}' was there before.");
            }

            texts.Add(text);
        }

        return texts.Count > 0 ? texts : throw new CommandException($"{path}: the file is empty.");
    }

    private static JudgedText Text(string path, int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw InputLines.At(path, number, "each line must be one JSON object.");
            }

            var id = Field(path, number, json.RootElement, "_id");
            return id.Length > 0
                ? new(id, Field(path, number, json.RootElement, "title"), Field(path, number, json.RootElement, "text"))
                : throw InputLines.At(path, number, "the field _id is missing or empty.");
        }
        catch (JsonException e)
        {
            var column = (e.BytePositionInLine ?? 0) + 1;
            throw InputLines.At(path, number, $"column {column} is not JSON.");
        }
        catch (InvalidOperationException)
        {
            throw InputLines.At(path, number, "a text has half a character (a lone surrogate).");
        }
    }

    private static string Field(string path, int number, JsonElement line, string name)
    {
        if (!line.TryGetProperty(name, out var value))
        {
            return "";
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() ?? "",
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => "",
            _ => throw InputLines.At(path, number, $"the field {name} must be a string."),
        };
    }

    private static Dictionary<string, IReadOnlyDictionary<string, int>> Judgements(
        string path,
        HashSet<string> questions,
        HashSet<string> documents
    )
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (number, line) in InputLines.Of(path))
        {
            if (string.IsNullOrWhiteSpace(line) || (number == 1 && IsHeader(line)))
            {
                continue;
            }

            var (question, document, grade) = Judgement(path, number, line);
            Require(questions, question, path, number, "query", "queries");
            Require(documents, document, path, number, "document", "corpus");
            if (!judgements.TryGetValue(question, out var judged))
            {
                judgements.Add(question, judged = new(StringComparer.Ordinal));
            }

            if (!judged.TryAdd(document, grade))
            {
                throw InputLines.At(path, number, $"query {question} and document {document} were judged before.");
            }
        }

        return judgements.Count > 0
            ? judgements.ToDictionary(pair => pair.Key, IReadOnlyDictionary<string, int> (pair) => pair.Value, StringComparer.Ordinal)
            : throw new CommandException($"{path}: there is no judgement in it.");
    }

    private static bool IsHeader(string line) => line.StartsWith("query-id\t", StringComparison.Ordinal);

    private static (string Question, string Document, int Grade) Judgement(string path, int number, string line)
    {
        var fields = line.Split('\t');
        if (fields.Length != 3)
        {
            throw InputLines.At(
                path,
                number,
                $"there must be three columns (query-id, corpus-id, score) with tabs between them, not {fields.Length}."
            );
        }

        return int.TryParse(fields[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var grade) && grade <= MaxGrade
            ? (fields[0], fields[1], grade)
            : throw InputLines.At(path, number, $"column 3, the score '{fields[2]}', must be a whole number of at most {MaxGrade}.");
    }

    private static void Require(HashSet<string> known, string id, string path, int number, string kind, string file)
    {
        if (!known.Contains(id))
        {
            throw InputLines.At(path, number, $"{kind} '{id}' is not in the {file} file.");
        }
    }
}
