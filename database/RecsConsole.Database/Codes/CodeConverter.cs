using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RecsConsole.Database.Codes;

/// <summary>Stores an enum as readable text in its column.</summary>
public sealed class CodeConverter<TEnum>()
    : ValueConverter<TEnum, string>(value => value.ToCode(), stored => ColumnCodes.Parse<TEnum>(stored))
    where TEnum : struct, Enum;
