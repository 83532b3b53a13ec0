using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using RecsConsole.Platform;

namespace RecsConsole.Api;

/// <summary>Writes the results of operations.</summary>
internal static class ApiAnswer
{
    /// <summary>The result, or the error.</summary>
    public static IResult Of<T, TAnswer>(Result<T> result, Func<T, TAnswer> write) =>
        result.IsOk ? Of(write(result.Value)) : ApiProblem.Of(result.Error);

    public static IResult Of<TAnswer>(TAnswer answer, int status = StatusCodes.Status200OK) =>
        Results.Json(answer, ApiJson.Options, statusCode: status);

    /// <summary>A single object with its ETag; 304 when the caller already has it.</summary>
    public static IResult One<T, TAnswer>(HttpContext context, Result<T> result, Func<T, TAnswer> write)
    {
        if (!result.IsOk)
        {
            return ApiProblem.Of(result.Error);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(write(result.Value), ApiJson.Options);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "private, no-cache"; // revalidated on each request, since permissions may have changed
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(each => each.Compare(tag, useStrongComparison: false) || EntityTagHeaderValue.Any.Equals(each))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }
}
