using Microsoft.AspNetCore.Mvc;
using RecsConsole.Platform;

namespace RecsConsole.Api;

/// <summary>An error response according to RFC 9457; invalid fields are listed under <c>errors</c>.</summary>
internal static class ApiProblem
{
    /// <param name="errors">Messages by field.</param>
    public static IResult Of(int status, string detail, IReadOnlyDictionary<string, string>? errors = null) =>
        Results.Problem(
            new ProblemDetails
            {
                Status = status,
                Title = TitleOf(status),
                Detail = detail,
                Extensions = errors is { Count: > 0 }
                    ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = errors }
                    : [],
            }
        );

    /// <summary>The expected failure of an operation.</summary>
    public static IResult Of(Error error) => Of(StatusOf(error.Kind), error.Message);

    public static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status422UnprocessableEntity,
        };

    private static string TitleOf(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => Texts.TitleBadRequest,
            StatusCodes.Status401Unauthorized => Texts.TitleUnauthorized,
            StatusCodes.Status403Forbidden => Texts.TitleForbidden,
            StatusCodes.Status404NotFound => Texts.TitleNotFound,
            StatusCodes.Status409Conflict => Texts.TitleConflict,
            StatusCodes.Status413PayloadTooLarge => Texts.TitleTooLarge,
            StatusCodes.Status415UnsupportedMediaType => Texts.TitleMediaType,
            StatusCodes.Status422UnprocessableEntity => Texts.TitleInvalid,
            StatusCodes.Status429TooManyRequests => Texts.TitleTooMany,
            StatusCodes.Status503ServiceUnavailable => Texts.TitleUnavailable,
            _ => Texts.TitleFailed,
        };
}
