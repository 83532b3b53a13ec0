using System.Text.Json;
using RecsConsole.Api.Contracts;
using RecsConsole.Casework.Intake;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Platform;

namespace RecsConsole.Api.Bringing;

/// <summary>Reads the rows of a batch individually: an unreadable one does not reject the others.</summary>
internal static class BatchReader
{
    public const int MaxRows = 1_000;

    /// <exception cref="ApiInputException">The body is not a batch, or too long.</exception>
    public static (List<Numbered<T>> Rows, List<ReceivedRow> Broken) Read<T>(byte[] body)
    {
        var rows = ApiJson.Read<BatchRequest<JsonElement>>(body).Rows;
        if (rows.Count is 0 or > MaxRows)
        {
            throw new ApiInputException(StatusCodes.Status422UnprocessableEntity, Texts.WrongNumberOfRows.With(MaxRows), "rows");
        }

        List<Numbered<T>> read = [];
        List<ReceivedRow> broken = [];
        for (var i = 0; i < rows.Count; i++)
        {
            try
            {
                read.Add(new(i + 1, rows[i].Deserialize<T>(ApiJson.Options) ?? throw new JsonException()));
            }
            catch (JsonException e)
            {
                var fault = ApiJson.Of(e);
                broken.Add(
                    new(i + 1, Name: null, ReceivedAs.Refused)
                    {
                        Fault = new(ErrorKind.Invalid, fault.Errors?.Keys.FirstOrDefault(), fault.Message),
                    }
                );
            }
        }

        return (read, broken);
    }

    /// <summary>The results of all rows, in order.</summary>
    public static BatchAnswer Answer(IReadOnlyList<ReceivedRow> received, IReadOnlyList<ReceivedRow> broken) =>
        BatchAnswer.From([.. received.Concat(broken).OrderBy(row => row.Row)]);
}
